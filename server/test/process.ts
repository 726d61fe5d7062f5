import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Config } from '../src/config.ts'

const ENTRY = fileURLToPath(new URL('../src/entry/node.ts', import.meta.url))

/** Halves the processor time of a start, as in `npm start`: types are stripped and code compiled once, not for each of a hundred. */
export const COMPILED_ONCE = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/tests', import.meta.url)),
}

export interface ServerProcess {
  child: ChildProcess
  /** `http://127.0.0.1:PORT`, once it listens; rejects when it ends before. */
  listening: Promise<string>
  /** kill -9 */
  kill(): Promise<void>
  ended: Promise<{ code: number | null; signal: string | null; said: string; complained: string }>
}

/** The server as people start it: a process of its own, on a port that the system chooses, with nothing else set for it than what is given. */
export function spawnServer(environment: Record<string, string>, { prefix = [] as string[] } = {}): ServerProcess {
  const [command, ...args] = [...prefix, process.execPath, ENTRY]
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], ...COMPILED_ONCE, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stderr.on('data', (text: Buffer) => (complained += text))
  const ended = new Promise<Awaited<ServerProcess['ended']>>(resolve => {
    child.once('close', (code, signal) => resolve({ code, signal, said, complained }))
  })
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text
      const line = said.split('\n').find(one => one.includes('"msg":"listening"'))
      if (line) resolve((JSON.parse(line) as { address: string }).address)
    })
    void ended.then(() => reject(new Error(`The server ended before it listened: ${complained}`)))
  })
  listening.catch(() => {}) // those who wait for the end do not care
  return {
    child,
    listening,
    ended,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The settings that lead a process to this database; a socket's directory has no place in a URL. */
export function databaseSettings(address: Exclude<Config['database'], 'embedded'>): Record<string, string> {
  if ('table' in address) return dynamodbSettings(address)
  if ('url' in address) return { DATABASE_URL: address.url }
  const { socketDir, port, user, database } = address
  return { DATABASE_URL: `postgres:///${database}`, PGHOST: socketDir, PGPORT: String(port), PGUSER: user }
}

const dynamodbSettings = ({
  table,
  region,
  endpoint = '',
}: {
  table: string
  region: string
  endpoint?: string | undefined
}) => ({
  STORE: 'dynamodb',
  DYNAMODB_TABLE_NAME: table,
  DYNAMODB_ENDPOINT: endpoint,
  AWS_REGION: region,
})
