import { createSecretKey, type KeyObject } from 'node:crypto'
import path from 'node:path'
import { newId } from '@cairn/contract/ids'
import { newSecret } from './features/secrets.ts'
import type { Services } from './features/context.ts'
import { createSessions } from './features/accounts/sessions.ts'
import { createApiTokens } from './features/accounts/api-tokens.ts'
import { createStatistics } from './features/tasks/stats.ts'
import type { TableOptions } from './adapters/engine/dynamodb/database.ts'
import type { Address } from './adapters/engine/postgres/database.ts'
import type { Config } from './config.ts'
import type { Archive } from './ports/archive.ts'
import type { Clock } from './ports/clock.ts'
import type { Mail } from './ports/mail.ts'
import type { Records } from './ports/records.ts'
import type { Store } from './ports/store.ts'
import { version } from './version.ts'
import { eraser } from './work/eraser.ts'
import { mailer } from './work/mailer.ts'
import { purger } from './work/purger.ts'
import { sweeper } from './work/sweeper.ts'
import { runWorker, type Log, type Running, type Worker } from './work/worker.ts'

export interface Composed {
  services: Services
  archive: Archive
  /** Where the outbox keeps mail, when no mail server is set. */
  outbox: string | undefined
  /** Begins the work that nobody asks for. `publicUrl` may depend on the port that the system chose. */
  startWork(publicUrl: string, log: Log): void
  /** Lets work finish and closes every connection. */
  close(): Promise<void>
}

/** Chooses the adapters. The only file that names them all; each is loaded only if it is chosen. */
export async function compose(config: Config, clock: Clock = systemClock): Promise<Composed> {
  const { store, records, archive, stop } = await openEngine(config, clock)
  const { builtinIdentity } = await import('./adapters/identity/builtin/identity.ts')
  const secret = await secretOf(config, records)
  const outbox = config.smtpUrl ? undefined : path.join(config.dataDir, 'outbox')
  const mail = await openMail(config, outbox)
  const running: Running[] = []
  let address: string | undefined
  let wakeMailer = () => {}
  const services: Services = {
    store,
    records,
    identity: builtinIdentity(records),
    sessions: createSessions(records, clock, secret),
    apiTokens: createApiTokens(records, clock),
    statistics: createStatistics(store, clock),
    clock,
    limits: config.limits,
    registration: config.registration,
    about: { version, outbox: outbox !== undefined },
    secret,
    publicUrl() {
      if (address === undefined) throw new Error('Nobody can be served before the server listens')
      return address
    },
    wakeMailer: () => wakeMailer(),
  }
  return {
    services,
    archive,
    outbox,
    startWork(publicUrl, log) {
      address = publicUrl
      const begin = (worker: Worker) => {
        const begun = runWorker(worker, log)
        running.push(begun)
        return begun
      }
      wakeMailer = begin(mailer(services, { mail, publicUrl, log })).wake
      for (const worker of [sweeper(store, records), eraser(services, log), purger(services, log)]) begin(worker)
    },
    async close() {
      await Promise.all(running.map(worker => worker.stop()))
      await store.close()
      await stop()
    },
  }
}

const systemClock: Clock = { ms: Date.now }

/** What the operator's commands work on. */
export async function openData(
  config: Config,
): Promise<Omit<Engine, 'stop'> & { clock: Clock; close(): Promise<void> }> {
  const { archive, store, records, stop } = await openEngine(config, systemClock, { share: true })
  return {
    archive,
    store,
    records,
    clock: systemClock,
    async close() {
      await store.close()
      await stop()
    },
  }
}

/** The same in an empty place of its own beside the real one, which goes when it is closed. */
export async function openScratch(config: Config): Promise<{ archive: Archive; close(): Promise<void> }> {
  const { database, databaseConnections: connections } = config
  const name = `cairn_verify_${newId().replaceAll('-', '')}`
  if (typeof database === 'object' && 'table' in database) {
    const { createScratch } = await import('./adapters/engine/dynamodb/scratch.ts')
    const scratch = await createScratch({ ...database, name: database.table }, name)
    const engine = await openDynamodb(scratch.options, systemClock)
    return { archive: engine.archive, close: () => engine.store.close().then(scratch.drop) }
  }
  const { createScratch } = await import('./adapters/engine/postgres/scratch.ts')
  const { address, stop } = await addressOf(database, config.dataDir, { share: true })
  const scratch = await createScratch(address, name)
  const engine = await openPostgres(scratch.address, connections, systemClock)
  return {
    archive: engine.archive,
    async close() {
      await engine.store.close()
      await scratch.drop()
      await stop()
    },
  }
}

interface Engine {
  store: Store
  records: Records
  archive: Archive
  /** Ends what was started for it, once its connections are closed. */
  stop(): Promise<void>
}

async function openEngine(
  { database, databaseConnections, dataDir }: Config,
  clock: Clock,
  { share = false } = {},
): Promise<Engine> {
  if (typeof database === 'object' && 'table' in database)
    return openDynamodb({ ...database, name: database.table }, clock)
  const { address, stop } = await addressOf(database, dataDir, { share })
  try {
    return { ...(await openPostgres(address, databaseConnections, clock)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** `share`: a running Cairn's embedded database is used beside it instead of refused. */
async function addressOf(database: 'embedded' | Address, dataDir: string, { share }: { share: boolean }) {
  if (database !== 'embedded') return { address: database, stop: async () => {} }
  const { findEmbedded, startEmbedded } = await import('./adapters/engine/postgres/embedded.ts')
  const running = share ? await findEmbedded(dataDir) : undefined
  if (running) return { address: running, stop: async () => {} }
  const embedded = await startEmbedded(dataDir, {
    onLost: error => {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    },
  })
  return { address: embedded, stop: () => embedded.stop() }
}

async function openPostgres(address: Address, connections: number, clock: Clock): Promise<Engine> {
  const { openDatabase } = await import('./adapters/engine/postgres/database.ts')
  const { migrate } = await import('./adapters/engine/postgres/migrate.ts')
  const { postgresArchive } = await import('./adapters/archive/postgres/archive.ts')
  const { postgresRecords } = await import('./adapters/records/postgres/records.ts')
  const { postgresStore } = await import('./adapters/store/postgres/store.ts')
  await migrate(address)
  const database = openDatabase({ address, connections })
  return {
    store: postgresStore(database, clock),
    records: postgresRecords(database, clock),
    archive: postgresArchive(database),
    stop: async () => {},
  }
}

async function openDynamodb(options: TableOptions, clock: Clock): Promise<Engine> {
  const { openTable } = await import('./adapters/engine/dynamodb/database.ts')
  const { ensureTable } = await import('./adapters/engine/dynamodb/migrate.ts')
  const { dynamodbArchive } = await import('./adapters/archive/dynamodb/archive.ts')
  const { dynamodbRecords } = await import('./adapters/records/dynamodb/records.ts')
  const { dynamodbStore } = await import('./adapters/store/dynamodb/store.ts')
  await ensureTable(options)
  const table = openTable(options)
  return {
    store: dynamodbStore(table, clock),
    records: dynamodbRecords(table, clock),
    archive: dynamodbArchive(table),
    stop: async () => {},
  }
}

async function openMail(config: Config, outbox: string | undefined): Promise<Mail> {
  if (outbox) return (await import('./adapters/mail/outbox/mail.ts')).outboxMail(outbox, config.mailFrom)
  return (await import('./adapters/mail/smtp/mail.ts')).smtpMail(config.smtpUrl ?? '', config.mailFrom)
}

/** One for all instances: the first to start makes it. */
async function secretOf(config: Config, records: Records): Promise<KeyObject> {
  if (config.secret) return createSecretKey(Buffer.from(config.secret))
  await records.put('secret', 'tokens', newSecret(), { expect: 'absent', expiresAt: null })
  const stored = await records.get<string>('secret', 'tokens')
  if (!stored) throw new Error('The database did not keep the secret')
  return createSecretKey(Buffer.from(stored.value, 'base64url'))
}
