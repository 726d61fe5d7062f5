import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { startDynamodb } from '../../dynamodb-local.ts'
import { databaseSettings } from '../../process.ts'
import type { Engine } from '../engine.ts'

/** DynamoDB Local with its data in a file. Nobody but us starts it, so we bring it back; for one server or for many it is the same. */
export const dynamodb: Engine = { name: 'dynamodb', forOne: start, forMany: start }

async function start(folder: string) {
  const data = path.join(folder, 'dynamodb')
  await mkdir(data)
  let running = await startDynamodb({ data })
  const { port } = running
  const settingsThrough = (through: number) =>
    databaseSettings({ table: 'cairn', region: 'local', endpoint: `http://127.0.0.1:${through}` })
  return {
    settings: settingsThrough(port),
    settingsThrough,
    at: { host: '127.0.0.1', port },
    // How Amazon keeps what it has acknowledged is not ours to look at, and DynamoDB Local has no such settings.
    weaknesses: async () => [],
    // A single process, so there is no part of it to kill. It is ended, not killed: that Amazon keeps what it acknowledges is not ours to try.
    kill: () => running.end(),
    async revive() {
      running = await startDynamodb({ data, port })
    },
    close: () => running.stop(),
  }
}
