import { fileURLToPath } from 'node:url'
import { launch, type Launched } from './launch.ts'

/** A Cairn as people run it, with its embedded PostgreSQL and its files in the folder. */
export type Server = Launched

const ENTRY = fileURLToPath(new URL('../../server/src/entry/node.ts', import.meta.url))

export const startServer = (): Promise<Server> => launch([ENTRY], folder => ({ ...SETTINGS, DATA_DIR: folder }))

/** Everything as by default, but for the limits: the whole crowd registers from one address. */
const SETTINGS = {
  PORT: '0',
  DATABASE_URL: '',
  SMTP_URL: '',
  LOG_LEVEL: 'info',
  LIMIT_FLOWS_PER_ADDRESS: '1000',
  LIMIT_LOGIN_ACCOUNT: '1000',
}
