import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type Client } from '@cairn/contract/client'
import type { Me } from '@cairn/contract/users'
import { compose, type Composed } from '../src/compose.ts'
import { readConfig, type Config } from '../src/config.ts'
import type { Limits } from '../src/features/context.ts'
import type { Archive, Line } from '../src/ports/archive.ts'
import type { Clock } from '../src/ports/clock.ts'
import type { Tables } from '../src/ports/rows.ts'
import { createServer, type HttpOptions } from '../src/http/server.ts'
import { testClock } from './clock.ts'
import { mailsIn, type TestMail } from './eml.ts'
import { freshPlace, type Place } from './place.ts'

/** One server process, as far as anybody outside can tell. */
export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  address: string
  services: Composed['services']
  archive: Archive
  /** A client for nobody, or for whoever has this token. */
  client(token?: string, onAnswer?: (headers: Headers) => void): Client
  /** A request as it goes over the wire, below /api/v1. */
  http(path: string, init?: RequestInit & { token?: string }): Promise<Answer>
  close(): Promise<void>
}

/** What came back; the body as JSON is whatever the test expects it to be. */
export interface Answer extends Response {
  // oxlint-disable-next-line typescript/no-explicit-any -- the point of a raw answer is that nothing has checked it
  json(): Promise<any>
}

export interface TestApp extends TestServer {
  /** For another server on the same database. */
  database: Place['database']
  clock: ReturnType<typeof testClock>
  /** What is really there, line by line, in one order. */
  stored(): Promise<Line[]>
  /** Every row of a table. */
  rows<T extends keyof Tables>(table: T): Promise<Tables[T][]>
  /** Another server on the same database, with the same clock. */
  sibling(): Promise<TestServer>
  /** Somebody who has registered, entered the mailed code, and is signed in. */
  signUp(name?: string): Promise<Person>
  /** The newest mail to that address; waits for the mailer. */
  mailTo(address: string, options?: { after?: number }): Promise<TestMail>
  /** How many mails that address has. */
  mailCount(address: string): Promise<number>
}

export interface Person {
  name: string
  email: string
  password: string
  token: string
  me: Me
  api: Client
}

export const PASSWORD = 'correct horse battery'

interface Options {
  limits?: Partial<Limits>
  /** As the environment names them. */
  settings?: Record<string, string>
  trustedProxies?: string[]
  /** What the server is told beside. */
  http?: Partial<Pick<HttpOptions, 'publicUrl' | 'corsOrigins' | 'metricsToken' | 'logLevel' | 'logTo'>>
}

/** A test is a crowd that comes from one address, and nobody in it pauses. */
const CROWD = { requestsPerPerson: 1_000_000, requestsPerAddress: 1_000_000, operationFactor: 1000 }

/** The whole server on a database of its own, listening, its answers checked against their schemas. */
export async function startApp(options: Options = {}): Promise<TestApp> {
  const place = await freshPlace()
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-app-'))
  const clock = testClock()
  const start = () => startServer(place.database, folder, clock, options)
  const server = await start()
  const mails = (to: string) => mailsIn(path.join(folder, 'outbox'), to)
  let people = 0

  async function mailTo(to: string, { after = 0 } = {}): Promise<TestMail> {
    for (let waited = 0; waited < 20_000; waited += 20) {
      const found = await mails(to)
      const newest = found.at(-1)
      if (newest && found.length > after) return newest
      await sleep(20)
    }
    throw new Error(`No mail to ${to} within 20 s`)
  }

  return {
    ...server,
    clock,
    database: place.database,
    stored: () => storedIn(server.archive),
    async rows<T extends keyof Tables>(table: T) {
      const lines = (await storedIn(server.archive)).filter(line => line.of === 'row')
      return lines.filter(line => line.table === table).map(({ row }) => row as unknown as Tables[T])
    },
    sibling: start,
    mailTo,
    mailCount: async to => (await mails(to)).length,
    async signUp(name = `person${++people}`) {
      const email = `${name}@example.org`
      const { flow } = await server
        .client()
        .auth.register({ username: name, email, password: PASSWORD, timeZone: 'Europe/Berlin' })
      const { code } = await mailTo(email)
      const { token = '', user } = await server.client().auth.activate({ flow, code })
      return { name, email, password: PASSWORD, token, me: user, api: server.client(token) }
    },
    async close() {
      await server.close()
      await place.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Sorted as text: an engine tells them in any order. */
async function storedIn(archive: Archive): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of archive.dump()) lines.push(line)
  const textOf = new Map(lines.map(line => [line, JSON.stringify(line)]))
  return lines.toSorted((a, b) => ((textOf.get(a) ?? '') < (textOf.get(b) ?? '') ? -1 : 1))
}

async function startServer(
  database: Config['database'],
  folder: string,
  clock: Clock,
  options: Options,
): Promise<TestServer> {
  const config = {
    ...readConfig({ ...options.settings, DATA_DIR: folder, PORT: '0' }),
    database,
    databaseConnections: 4,
  }
  const composed = await compose({ ...config, limits: { ...config.limits, ...CROWD, ...options.limits } }, clock)
  const app = await createServer({
    services: composed.services,
    trustedProxies: options.trustedProxies ?? [],
    logLevel: 'error',
    checkAnswers: true,
    ...options.http,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  composed.startWork(options.http?.publicUrl ?? address, app.log)
  const bearer = (token?: string) => (token ? { authorization: `Bearer ${token}` } : {})
  return {
    address,
    services: composed.services,
    archive: composed.archive,
    client: (token, onAnswer) => createClient({ address, headers: () => bearer(token), ...(onAnswer && { onAnswer }) }),
    http: (route, { token, headers, ...init } = {}) =>
      fetch(`${address}/api/v1${route}`, {
        ...init,
        headers: { ...bearer(token), ...(headers as Record<string, string>) },
      }),
    async close() {
      await app.close()
      await composed.close()
    },
  }
}
