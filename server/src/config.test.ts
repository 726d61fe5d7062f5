import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('what is not set has a value that works for one person on one machine', () => {
  expect(readConfig({ PORT: '', DATA_DIR: undefined })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    database: 'embedded',
    trustedProxies: [],
    corsOrigins: [],
    metricsToken: undefined,
  })
})

test('settings are read as what they mean', () => {
  const config = readConfig({
    PORT: '8080',
    PUBLIC_URL: 'https://cairn.example/',
    DATABASE_URL: 'postgres://cairn@db/cairn',
    CORS_ORIGINS: 'https://app.example.org, http://localhost:8080',
    TRUSTED_PROXIES: '10.0.0.1, 192.168.0.0/16,fd00::/8 , loopback',
  })
  expect(config).toMatchObject({
    port: 8080,
    publicUrl: 'https://cairn.example',
    database: { url: 'postgres://cairn@db/cairn' },
    corsOrigins: ['https://app.example.org', 'http://localhost:8080'],
    trustedProxies: ['10.0.0.1', '192.168.0.0/16', 'fd00::/8', 'loopback'],
  })
})

test('every limit is a setting: a load test can lift them all', () => {
  const { limits } = readConfig({})
  const names = [
    'LIMIT_REQUESTS_PER_PERSON',
    'LIMIT_REQUESTS_PER_ADDRESS',
    'LIMIT_OPERATION_FACTOR',
    'LIMIT_LOGIN_PAIR',
    'LIMIT_LOGIN_ADDRESS',
    'LIMIT_LOGIN_ACCOUNT',
    'LIMIT_FACTOR_CODES',
    'LIMIT_CODE_TRIES',
    'LIMIT_RESEND_SECONDS',
    'LIMIT_RESENDS',
    'LIMIT_FLOWS_PER_ADDRESS',
    'LIMIT_MAILS_PER_MAILBOX',
    'LIMIT_MAILS_PER_MAILBOX_DAY',
    'LIMIT_MAILS_PER_PERSON_DAY',
  ]
  const lifted = readConfig(Object.fromEntries(names.map(name => [name, '1000000']))).limits
  expect(lifted).toEqual(Object.fromEntries(Object.keys(limits).map(limit => [limit, 1_000_000])))
})

test('the domains of addresses are read as a list, in lower case', () => {
  const config = readConfig({ REGISTRATION: 'closed', REGISTRATION_DOMAINS: 'Example.org, cairn.example' })
  expect(config.registration).toMatchObject({ mode: 'closed', domains: ['example.org', 'cairn.example'] })
})

const wrong: [string, string, RegExp][] = [
  ['PORT', 'eighty', /^PORT must be a whole number\.$/],
  ['PORT', '70000', /^PORT must be at most 65535\.$/],
  ['DATABASE_URL', 'mysql://localhost/cairn', /^DATABASE_URL must be a URL that begins with postgres:\/\//],
  ['DATABASE_CONNECTIONS', '0', /^DATABASE_CONNECTIONS must be at least 1\.$/],
  ['SMTP_URL', 'mail.example.org', /^SMTP_URL must be a URL that begins with smtp:\/\//],
  ['PUBLIC_URL', 'example.org', /^PUBLIC_URL must be a URL that begins with http:\/\//],
  ['SECRET', 'short', /^SECRET must have at least 32 characters\.$/],
  ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of debug, info/],
  ['LIMIT_LOGIN_PAIR', '-1', /^LIMIT_LOGIN_PAIR must be at least 1\.$/],
  ['CORS_ORIGINS', '*', /^CORS_ORIGINS must be origins like https:/],
  ['CORS_ORIGINS', 'null', /^CORS_ORIGINS must be origins/],
  ['CORS_ORIGINS', 'https://*.example.org', /^CORS_ORIGINS must be origins/],
  ['CORS_ORIGINS', 'https://app.example.org/', /^CORS_ORIGINS must be origins/],
  ['METRICS_TOKEN', 'short', /^METRICS_TOKEN must have at least 32 characters\.$/],
  ['LIMIT_REQUESTS_PER_PERSON', '0', /^LIMIT_REQUESTS_PER_PERSON must be at least 1\.$/],
  ['REGISTRATION', 'maybe', /^REGISTRATION must be one of open, invite, closed\.$/],
  ['REGISTRATION_DOMAINS', '@example.org', /^REGISTRATION_DOMAINS must be domains like example\.org/],
  ['TRUSTED_PROXIES', 'the one next door', /^TRUSTED_PROXIES must be addresses or networks/],
  ['TRUSTED_PROXIES', '10.0.0.0/99', /^TRUSTED_PROXIES must be addresses or networks/],
]
test.for(wrong)('a wrong %s (%s) is refused by its name', ([name, value, why]) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(why)
})
