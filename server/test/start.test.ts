import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { createClient } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { openTable } from '../src/adapters/engine/dynamodb/database.ts'
import { PASSWORD, startApp, type Person, type TestApp } from './app.ts'
import { connect, freshDatabase } from './database.ts'
import { hasDynamodb } from './dynamodb.ts'
import { databaseSettings, spawnServer, type ServerProcess } from './process.ts'

// Whole processes start here, several times in a test.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let settings: Record<string, string>
let database: Awaited<ReturnType<typeof freshDatabase>>
const started: ServerProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-start-'))
  database = await freshDatabase()
  settings = { DATA_DIR: folder, ...databaseSettings(database.address) }
})

afterEach(async () => {
  for (const server of started.splice(0)) await server.kill()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function start(environment: Record<string, string>, options?: { prefix: string[] }) {
  const server = spawnServer(environment, options)
  started.push(server)
  return server
}

describe('a start that cannot be ends with one line that says why', () => {
  /** That line. */
  async function refusalOf(environment: Record<string, string>, options?: { prefix: string[] }) {
    const { code, said, complained } = await start(environment, options).ended
    expect({ code, said }).toEqual({ code: 1, said: '' })
    expect(complained).toMatch(/^Cairn did not start: [^\n]*\n$/)
    return complained
  }

  test('a setting that is wrong by itself, or here', async () => {
    expect(await refusalOf({ ...settings, PORT: 'eighty' })).toMatch(/PORT must be a whole number/)
    expect(await refusalOf({ ...settings, HOST: 'no.such.host.invalid' })).toMatch(/HOST must be an address of this/)
    expect(await refusalOf({ ...settings, HOST: '192.0.2.1' })).toMatch(/HOST must be an address of this machine/)
  })

  test('a port that is in use', async () => {
    const other = await listen()
    const line = await refusalOf({ ...settings, PORT: String(other.port) })
    expect(line).toMatch(new RegExp(`port ${other.port} is in use.*PORT=${other.port + 1}`))
    await other.close()
  })

  test('a database that a newer version made', async () => {
    await start(settings).listening
    const sql = connect(database.address)
    await sql`insert into migrations (name) values ('9999-the-future.sql')`
    await sql.end()
    expect(await refusalOf(settings)).toMatch(/newer Cairn \(it has 9999-the-future\.sql\)/)
  })

  test.runIf(hasDynamodb())(
    'a table that a newer version made, that nobody lets it at, or that is nowhere',
    async () => {
      const { endpoint } = inject('dynamodb')
      const table = `test-${newId()}`
      const store = { DATA_DIR: folder, ...databaseSettings({ table, region: 'local', endpoint }) }
      await start(store).listening
      const client = openTable({ name: table, region: 'local', endpoint })
      const item = { EntityPartition: 'SCHEMA', EntitySort: 'SCHEMA', Version: 9999 }
      await client.run(c => c.send(new PutCommand({ TableName: table, Item: item })))
      await client.close()
      expect(await refusalOf(store)).toMatch(/made by a newer Cairn/)

      const nobody = { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: folder, AWS_SHARED_CREDENTIALS_FILE: folder }
      const amazon = { DATA_DIR: folder, ...nobody, STORE: 'dynamodb', AWS_REGION: 'eu-central-1' }
      expect(await refusalOf(amazon)).toMatch(/AWS does not let Cairn at the table “cairn” in eu-central-1/)
      const { port, close } = await listen()
      await close()
      const nowhere = `http://127.0.0.1:${port}`
      expect(await refusalOf({ ...amazon, DYNAMODB_ENDPOINT: nowhere })).toContain(`does not answer at ${nowhere}`)
    },
  )

  test('a data directory that it may not write to', async () => {
    await chmod(folder, 0o555)
    const line = await refusalOf({ DATA_DIR: folder }, { prefix: withoutPowers })
    expect(line).toContain(folder)
    expect(line).toContain('DATA_DIR')
  })

  test('a database that is not there, has another name, or does not let us in', async () => {
    const { port, close } = await listen()
    await close()
    expect(await refusalOf({ DATA_DIR: folder, DATABASE_URL: `postgres://127.0.0.1:${port}/cairn` })).toMatch(
      /database of DATABASE_URL does not answer/,
    )
    expect(await refusalOf({ DATA_DIR: folder, DATABASE_URL: 'postgres://no.such.host.invalid/cairn' })).toMatch(
      /database of DATABASE_URL does not answer/,
    )
    expect(await refusalOf({ ...settings, DATABASE_URL: 'postgres:///no-such-database' })).toMatch(
      /database "no-such-database" does not exist/,
    )
  })

  test('a database that takes the connection and says nothing', async () => {
    const mute = await listen()
    const line = await refusalOf({ DATA_DIR: folder, DATABASE_URL: `postgres://127.0.0.1:${mute.port}/cairn` })
    expect(line).toMatch(/database of DATABASE_URL does not answer/)
    await mute.close()
  })
})

describe('a server that is told to stop', () => {
  let app: TestApp
  let anna: Person
  beforeAll(async () => {
    app = await startApp()
    anna = await app.signUp()
  })
  afterAll(() => app.close())

  test.for(['SIGTERM', 'SIGINT'] as const)('by %s answers everything it was asked, and starts again', async signal => {
    const env = { DATA_DIR: folder, ...databaseSettings(app.database), LIMIT_LOGIN_ADDRESS: '1000' }
    const server = start(env)
    const address = await server.listening
    const { token = '' } = await createClient({ address }).auth.login({ identifier: anna.name, password: PASSWORD })
    const api = createClient({ address, headers: () => ({ authorization: `Bearer ${token}` }) })

    const acknowledged = new Set<string>()
    const sent = new Set<string>()
    let stopped = false
    const writers = Array.from({ length: 8 }, async () => {
      while (!stopped) {
        const id = newId()
        sent.add(id)
        await api.tasks.create({ id, title: `before ${signal}` }).then(
          task => acknowledged.add(task.id),
          () => {}, // a connection that was closed before the server read the request
        )
      }
    })
    while (acknowledged.size < 50) await new Promise(resolve => setImmediate(resolve))
    server.child.kill(signal)
    const { code, complained } = await server.ended
    stopped = true
    await Promise.all(writers)
    expect({ code, complained }).toEqual({ code: 0, complained: '' })

    // What happened was acknowledged, and what was acknowledged happened: no answer got lost.
    const again = start(env)
    const client = createClient({
      address: await again.listening,
      headers: () => ({ authorization: `Bearer ${token}` }),
    })
    for (const id of sent) {
      const there = await client.tasks.get({ taskId: id }).then(
        () => true,
        () => false,
      )
      expect(there, id).toBe(acknowledged.has(id))
    }
    again.child.kill(signal)
    expect((await again.ended).code).toBe(0)
  })

  test('does not wait for connections that ask for nothing', async () => {
    const server = start({ DATA_DIR: folder, ...databaseSettings(app.database) })
    const address = await server.listening
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${address}/health/live`).then(answer => answer.text())))
    const begun = Date.now()
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
    expect(Date.now() - begun).toBeLessThan(3000)
  })
})

/** Root may write everywhere; without these powers it is an ordinary user in a checkout of its own. */
const withoutPowers =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all'] : []

async function listen() {
  const sockets: Socket[] = []
  const server: Server = createServer(socket => void sockets.push(socket))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
