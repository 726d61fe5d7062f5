import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { launch, type Launched } from './launch.ts'

/** A Cairn as people run it, with its embedded PostgreSQL (unless told otherwise) and its files in the folder. */
export type Server = Launched

/** By what `npm start` says, without npm between us and the server. */
export function startServer(more: Record<string, string> = {}): Promise<Server> {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: { start: string } }
  const [, ...program] = scripts.start.split(' ')
  return launch(program, folder => ({ ...SETTINGS, ...more, DATA_DIR: folder }))
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Everything as by default, but for the limits: the whole crowd comes from one address, and nobody pauses. All is counted as ever. */
const SETTINGS = {
  PORT: '0',
  DATABASE_URL: '',
  SMTP_URL: '',
  LOG_LEVEL: 'info',
  LIMIT_REQUESTS_PER_PERSON: '1000000',
  LIMIT_REQUESTS_PER_ADDRESS: '1000000',
  LIMIT_OPERATION_FACTOR: '1000',
  LIMIT_FLOWS_PER_ADDRESS: '1000',
  LIMIT_LOGIN_PAIR: '1000',
  LIMIT_LOGIN_ADDRESS: '1000',
  LIMIT_LOGIN_ACCOUNT: '1000',
}
