import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from '@playwright/test'

export { expect } from '@playwright/test'

export interface Server {
  url: string
  /** Where the outbox keeps what it would have mailed, a file a message. */
  outbox: string
  stop(): Promise<void>
}

/** Every worker has a server of its own, on data of its own; `page.goto('/')` goes there. */
export const test = base.extend<object, { server: Server }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures that it asks for
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
})

/** The real server, as `npm start` runs it, on a port that the system chooses. */
export async function startServer(settings: Record<string, string> = {}, args: string[] = []): Promise<Server> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cairn-journey-'))
  const entry = path.resolve(import.meta.dirname, '../server/src/entry/node.ts')
  const child = spawn(process.execPath, [entry, ...args], {
    // All journeys come from one address, which would soon meet its limits.
    env: {
      ...process.env,
      LIMIT_FLOWS_PER_ADDRESS: '10000',
      LIMIT_LOGIN_ADDRESS: '10000',
      ...settings,
      PORT: '0',
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const url = await Promise.race([addressIn(child.stdout), ended.then(refuse)])
    return { url, outbox: path.join(dataDir, 'outbox'), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The line of the log that says where it listens; what follows is read on, or the pipe would fill. */
async function addressIn(output: NodeJS.ReadableStream) {
  return new Promise<string>(resolve => {
    createInterface(output).on('line', line => {
      if (line.includes('"msg":"listening"')) resolve((JSON.parse(line) as { address: string }).address)
    })
  })
}

function refuse(): never {
  throw new Error('The server ended before it was listening')
}
