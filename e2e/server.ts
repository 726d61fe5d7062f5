import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { COMPILED_ONCE } from '../server/test/process.ts'

/** The real server in a process of its own, on data of its own. */
export interface Server {
  /** Where it says that it is. */
  address: string
  /** Where its mail can be read, as the terminal printed it. */
  outbox: string
  /** Ends it on the spot, as a power cut does. */
  kill(): Promise<void>
  /** Comes back after that: the same port, the same data. */
  restart(): Promise<void>
  /** Ends it for good, and its data with it. */
  stop(): Promise<void>
}

export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-e2e-'))
  // On a busy machine the database may still be putting its files away.
  const clear = () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
  const ours = { ...process.env, ...COMPILED_ONCE, ...limits, ...place() }
  const environment = { ...ours, ...settings, DATA_DIR: folder, LOG_LEVEL: 'warn' }
  let running = await launch({ ...environment, PORT: '0' }).catch(async (error: unknown) => {
    await clear()
    throw error
  })
  const { port } = new URL(running.address)
  return {
    address: running.address,
    get outbox() {
      return running.outbox
    },
    kill: () => running.end('SIGKILL'),
    async restart() {
      running = await launch({ ...environment, PORT: port })
    },
    async stop() {
      await running.end('SIGTERM')
      await clear()
    },
  }
}

/** A run is a crowd that comes from one address. */
const limits = {
  LIMIT_REQUESTS_PER_ADDRESS: '100000',
  LIMIT_OPERATION_FACTOR: '100',
  LIMIT_FLOWS_PER_ADDRESS: '1000',
  LIMIT_LOGIN_ADDRESS: '1000',
}

/** Where it keeps things: the environment says on which engine. The embedded PostgreSQL lives in its folder. */
function place(): Record<string, string> {
  if (process.env['CAIRN_TEST_STORE'] !== 'dynamodb') return { STORE: 'postgres', DATABASE_URL: '' }
  return { STORE: 'dynamodb', DYNAMODB_TABLE_NAME: `journeys-${randomUUID()}`, AWS_REGION: 'local' }
}

const root = fileURLToPath(new URL('..', import.meta.url))

async function launch(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['server/src/entry/node.ts'], { cwd: root, env, stdio: 'pipe' })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let printed = ''
  const found = new Promise<{ address: string; outbox: string }>((resolve, reject) => {
    const read = (text: Buffer) => {
      printed += text.toString()
      const address = /running at (\S+)/.exec(printed)?.[1]
      const outbox = /mail at (\S+)/.exec(printed)?.[1]
      if (address && outbox) resolve({ address, outbox })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void gone.then(() => reject(new Error(`The server did not start:\n${printed}`)))
  })
  return {
    ...(await found),
    async end(signal: NodeJS.Signals) {
      child.kill(signal)
      await gone
    },
  }
}
