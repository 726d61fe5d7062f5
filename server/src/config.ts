import { isIP } from 'node:net'
import path from 'node:path'
import * as z from 'zod/mini'
import type { Limits, RegistrationRules } from './features/context.ts'

/** A setting is wrong; the message is for the person who starts the server. */
export class ConfigError extends Error {}

const port = z.coerce.number<string>().check(z.int(), z.minimum(0), z.maximum(65535))
const count = z.coerce.number<string>().check(z.int(), z.minimum(1))
/** Sums of a minute must fit the counters, which have 31 bits. */
const calls = z.coerce.number<string>().check(z.int(), z.minimum(1), z.maximum(1_000_000))
const url = (...protocols: string[]) =>
  z
    .string()
    .check(
      z.refine(
        text => protocols.includes(protocolOf(text)),
        `must be a URL that begins with ${protocols.join('// or ')}//`,
      ),
    )
const networks = z
  .string()
  .check(z.refine(text => listed(text).every(isNetwork), 'must be addresses or networks like 10.0.0.0/8, with commas'))

const domains = z
  .string()
  .check(z.refine(text => listed(text).every(isDomain), 'must be domains like example.org, with commas'))
const origins = z
  .string()
  .check(
    z.refine(
      text => listed(text).every(isOrigin),
      'must be origins like https://app.example.org, with commas and without a slash at the end',
    ),
  )

/** Every setting, as the environment names it. docs/operations.md is the same table with more words. */
const Settings = z.object({
  PORT: z._default(port, 3000),
  /** Loopback unless told otherwise: nobody else's machine reaches a fresh installation. */
  HOST: z._default(z.string(), '127.0.0.1'),
  /** Where people reach it; links in mail begin with it. */
  PUBLIC_URL: z.optional(url('http:', 'https:')),
  DATA_DIR: z._default(z.string(), './data'),
  /** Any PostgreSQL from 15 on; without it, an embedded one under DATA_DIR. */
  DATABASE_URL: z.optional(url('postgres:', 'postgresql:')),
  DATABASE_CONNECTIONS: z._default(count, 10),
  /** `dynamodb` keeps everything in one table instead; AWS credentials come the way AWS programs find them. */
  STORE: z._default(z.enum(['postgres', 'dynamodb']), 'postgres'),
  DYNAMODB_TABLE_NAME: z._default(z.string(), 'cairn'),
  /** For DynamoDB Local. */
  DYNAMODB_ENDPOINT: z.optional(url('http:', 'https:')),
  /** The second name is kept for deployments that already set it. */
  AWS_REGION: z.optional(z.string()),
  MY_AWS_REGION: z.optional(z.string()),
  /** Without it, mail goes to the outbox page. */
  SMTP_URL: z.optional(url('smtp:', 'smtps:')),
  MAIL_FROM: z._default(z.string(), 'Cairn <cairn@localhost>'),
  /** At least 32 characters; made once and kept in the database unless given. */
  SECRET: z.optional(z.string().check(z.minLength(32, 'must have at least 32 characters'))),
  /** Addresses or networks whose X-Forwarded-For is believed, with commas. */
  TRUSTED_PROXIES: z._default(networks, ''),
  /** Whoever registers first is always let in, and runs the installation. */
  REGISTRATION: z._default(z.enum(['open', 'invite', 'closed']), 'open'),
  /** The domains that addresses of accounts may have, with commas. */
  REGISTRATION_DOMAINS: z._default(domains, ''),
  /** Origins whose pages may use the API from a browser, with commas; none unless told. */
  CORS_ORIGINS: z._default(origins, ''),
  /** Whoever sends it as a bearer may read /metrics; without it there is no such page. */
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(32, 'must have at least 32 characters'))),
  LOG_LEVEL: z.optional(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  LIMIT_REQUESTS_PER_PERSON: z._default(calls, 3000),
  LIMIT_REQUESTS_PER_ADDRESS: z._default(calls, 600),
  LIMIT_OPERATION_FACTOR: z._default(calls, 1),
  LIMIT_LOGIN_PAIR: z._default(count, 10),
  LIMIT_LOGIN_ADDRESS: z._default(count, 100),
  LIMIT_LOGIN_ACCOUNT: z._default(count, 20),
  LIMIT_FACTOR_CODES: z._default(count, 20),
  LIMIT_CODE_TRIES: z._default(count, 5),
  LIMIT_RESEND_SECONDS: z._default(count, 60),
  LIMIT_RESENDS: z._default(count, 5),
  LIMIT_FLOWS_PER_ADDRESS: z._default(count, 60),
  LIMIT_MAILS_PER_MAILBOX: z._default(count, 10),
  LIMIT_MAILS_PER_MAILBOX_DAY: z._default(count, 30),
  LIMIT_MAILS_PER_PERSON_DAY: z._default(count, 30),
})

/** Where everything is kept: an embedded PostgreSQL, one at an address, or a DynamoDB table. */
export type Database =
  | 'embedded'
  | { url: string }
  | { socketDir: string; port: number; user: string; database: string }
  | { table: string; region: string; endpoint?: string | undefined }

export interface Config {
  port: number
  host: string
  publicUrl: string | undefined
  dataDir: string
  database: Database
  databaseConnections: number
  smtpUrl: string | undefined
  mailFrom: string
  secret: string | undefined
  trustedProxies: string[]
  registration: RegistrationRules
  corsOrigins: string[]
  metricsToken: string | undefined
  logLevel: string | undefined
  limits: Limits
}

/** The environment, checked once. An empty setting counts as not set. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(complaint).join('\n'))
  const s = parsed.data
  return {
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: path.resolve(s.DATA_DIR),
    database: databaseOf(s),
    databaseConnections: s.DATABASE_CONNECTIONS,
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM,
    secret: s.SECRET,
    trustedProxies: listed(s.TRUSTED_PROXIES),
    registration: {
      mode: s.REGISTRATION,
      domains: listed(s.REGISTRATION_DOMAINS.toLowerCase()),
      firstIsOperator: true,
    },
    corsOrigins: listed(s.CORS_ORIGINS),
    metricsToken: s.METRICS_TOKEN,
    logLevel: s.LOG_LEVEL,
    limits: {
      requestsPerPerson: s.LIMIT_REQUESTS_PER_PERSON,
      requestsPerAddress: s.LIMIT_REQUESTS_PER_ADDRESS,
      operationFactor: s.LIMIT_OPERATION_FACTOR,
      loginPair: s.LIMIT_LOGIN_PAIR,
      loginAddress: s.LIMIT_LOGIN_ADDRESS,
      loginAccount: s.LIMIT_LOGIN_ACCOUNT,
      factorCodes: s.LIMIT_FACTOR_CODES,
      codeTries: s.LIMIT_CODE_TRIES,
      resendSeconds: s.LIMIT_RESEND_SECONDS,
      resends: s.LIMIT_RESENDS,
      flowsPerAddress: s.LIMIT_FLOWS_PER_ADDRESS,
      mailsPerMailbox: s.LIMIT_MAILS_PER_MAILBOX,
      mailsPerMailboxDay: s.LIMIT_MAILS_PER_MAILBOX_DAY,
      mailsPerPersonDay: s.LIMIT_MAILS_PER_PERSON_DAY,
    },
  }
}

function databaseOf(s: z.output<typeof Settings>): Database {
  if (s.STORE === 'dynamodb') {
    const region = s.AWS_REGION ?? s.MY_AWS_REGION ?? 'us-east-1'
    return { table: s.DYNAMODB_TABLE_NAME, region, endpoint: s.DYNAMODB_ENDPOINT }
  }
  return s.DATABASE_URL ? { url: s.DATABASE_URL } : 'embedded'
}

function complaint(issue: z.core.$ZodIssue) {
  const name = String(issue.path[0])
  const own = issue.message === 'Invalid input' ? undefined : issue.message
  if (issue.code === 'invalid_value') return `${name} must be one of ${issue.values.join(', ')}.`
  if (issue.code === 'too_big') return `${name} must be at most ${issue.maximum}.`
  if (issue.code === 'too_small' && issue.origin !== 'string') return `${name} must be at least ${issue.minimum}.`
  return `${name} ${own ?? 'must be a whole number'}.`
}

const listed = (text: string) =>
  text
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)

/** An address, a network, or one of the names that Fastify has for the private ones. */
function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...more] = text.split('/')
  const most = { 4: 32, 6: 128 }[isIP(address)]
  if (most === undefined) return ['loopback', 'linklocal', 'uniquelocal'].includes(text)
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}

const isDomain = (text: string) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)
/** As a browser writes it: nothing after the host, no star, no upper case, no port that goes without saying. */
const isOrigin = (text: string) =>
  ['http:', 'https:'].includes(protocolOf(text)) && new URL(text).origin === text && !text.includes('*')

function protocolOf(text: string): string {
  try {
    return new URL(text).protocol
  } catch {
    return ''
  }
}
