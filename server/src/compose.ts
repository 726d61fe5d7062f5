import { createSecretKey, type KeyObject } from 'node:crypto'
import path from 'node:path'
import { newSecret } from './features/secrets.ts'
import type { Services } from './features/context.ts'
import { createSessions } from './features/sessions.ts'
import { createStatistics } from './features/task-stats.ts'
import type { Config } from './config.ts'
import type { Clock } from './ports/clock.ts'
import type { Mail } from './ports/mail.ts'
import type { Records } from './ports/records.ts'
import { mailer } from './work/mailer.ts'
import { sweeper } from './work/sweeper.ts'
import { runWorker, type Running } from './work/worker.ts'

export interface Composed {
  services: Services
  /** Where the outbox keeps mail, when no mail server is set. */
  outbox: string | undefined
  /** Begins the work that nobody asks for. `publicUrl` may depend on the port that the system chose. */
  startWork(publicUrl: string, log: Log): void
  /** Lets work finish and closes every connection. */
  close(): Promise<void>
}

interface Log {
  warn(facts: object, message: string): void
}

/** Chooses the adapters. The only file that names them all; each is loaded only if it is chosen. */
export async function compose(config: Config, clock: Clock = systemClock): Promise<Composed> {
  const { address, stop } = await openAddress(config)
  const { openDatabase } = await import('./adapters/engine/postgres/database.ts')
  const { migrate } = await import('./adapters/engine/postgres/migrate.ts')
  const { postgresStore } = await import('./adapters/store/postgres/store.ts')
  const { postgresRecords } = await import('./adapters/records/postgres/records.ts')
  const { builtinIdentity } = await import('./adapters/identity/builtin/identity.ts')
  try {
    await migrate(address)
  } catch (error) {
    await stop()
    throw error
  }
  const database = openDatabase({ address, connections: config.databaseConnections })
  const store = postgresStore(database, clock)
  const records = postgresRecords(database, clock)
  const secret = await secretOf(config, records)
  const outbox = config.smtpUrl ? undefined : path.join(config.dataDir, 'outbox')
  const mail = await openMail(config, outbox)
  const running: Running[] = []
  const services: Services = {
    store,
    records,
    identity: builtinIdentity(records),
    sessions: createSessions(records, clock, secret),
    statistics: createStatistics(store, clock),
    clock,
    limits: config.limits,
    secret,
    wakeMailer: () => running[0]?.wake(),
  }
  return {
    services,
    outbox,
    startWork(publicUrl, log) {
      running.push(runWorker(mailer(services, { mail, publicUrl, log }), log), runWorker(sweeper(store, records), log))
    },
    async close() {
      await Promise.all(running.map(worker => worker.stop()))
      await store.close()
      await stop()
    },
  }
}

const systemClock: Clock = { ms: Date.now }

async function openAddress(config: Config) {
  if (config.database !== 'embedded') return { address: config.database, stop: async () => {} }
  const { startEmbedded } = await import('./adapters/engine/postgres/embedded.ts')
  const embedded = await startEmbedded(config.dataDir, {
    onLost: error => {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    },
  })
  return { address: embedded, stop: () => embedded.stop() }
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
