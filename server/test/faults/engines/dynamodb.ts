import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startDynamodb } from '../../dynamodb-local.ts'
import { databaseSettings } from '../../process.ts'
import type { Engine } from '../engine.ts'
import { startProxy } from '../proxy.ts'

/** DynamoDB Local with its data in a file. Nobody but us starts it, so we bring it back; for one server or for many it is the same. */
export const dynamodb: Engine = { name: 'dynamodb', forOne: start, forMany: start }

async function start(folder: string) {
  const data = path.join(folder, 'dynamodb')
  await mkdir(data)
  let running = await startDynamodb({ data })
  const at = { host: '127.0.0.1', port: running.port }
  const line = await startProxy(at)
  const { port } = line
  const settingsThrough = (through: number) =>
    databaseSettings({ table: 'cairn', region: 'local', endpoint: `http://127.0.0.1:${through}` })
  return {
    settings: settingsThrough(port),
    settingsThrough,
    at,
    // How Amazon keeps what it has acknowledged is not ours to look at, and DynamoDB Local has no such settings.
    weaknesses: async () => [],
    // What Amazon acknowledges it keeps, and that is not ours to try; DynamoDB Local may lose what it acknowledges on its way out.
    // So to the server it is gone in the midst of everything, and ends when it has finished what it was at. It has no parts to kill.
    async kill() {
      line.set('closed')
      line.cut()
      await sleep(FINISHING)
      await running.end()
    },
    async revive() {
      running = await startDynamodb({ data, port: at.port })
      line.set('pass')
    },
    async close() {
      line.close()
      await running.stop()
    },
  }
}

/** Milliseconds. */
const FINISHING = 500
