import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { openDatabase, type Address, type Database } from './database.ts'
import { rowsOf } from './rows-of.ts'

const PATIENCE = 1500

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let opened: (() => Promise<unknown>)[]

beforeEach(async () => {
  fresh = await freshDatabase()
  opened = []
})
afterEach(async () => {
  for (const close of opened) await close()
  await fresh.drop()
})

function open(address: Address): Database {
  const database = openDatabase({ address, connections: 4, queryTimeout: PATIENCE })
  opened.unshift(() => database.close())
  return database
}

const sleeping = (database: Database, seconds: number) =>
  database.run(async sql => (await sql<{ n: number }[]>`select 1 as n from pg_sleep(${seconds})`)[0]?.n)

test('a statement that takes too long fails alone; those beside it get their answers', async () => {
  const database = open(fresh.address)
  await sleeping(database, 0)
  const slow = sleeping(database, 5).catch((error: unknown) => error)
  const busy = (async () => {
    for (let n = 0; n < 10; n++) await sleeping(database, 0.05)
  })()
  await sleep(PATIENCE / 2)
  expect(await sleeping(database, (PATIENCE * 0.6) / 1000)).toBe(1)
  expect(await slow).toMatchObject({ code: 'unavailable', cause: { message: expect.any(String) } })
  await busy
})

test('a statement that fails in the midst of its rows leaves none of them to the next', async () => {
  const database = openDatabase({ address: fresh.address, connections: 1, queryTimeout: PATIENCE })
  opened.unshift(() => database.close())
  const failing = () =>
    database.run(sql => sql`select 1 / (3 - n) from generate_series(1, 5) n`).catch((error: unknown) => error)
  const asking = () => database.run(sql => rowsOf(sql<{ n: number }[]>`select 7 as n`))
  expect(await failing()).toMatchObject({ code: '22012' })
  expect(await asking()).toEqual([{ n: 7 }])
  // One that is sent already comes over the same connection.
  const [, beside] = await Promise.all([failing(), asking()])
  expect(beside).toEqual([{ n: 7 }])
})

test('who asks after the end is told so, and opens no connection', async () => {
  const database = openDatabase({ address: fresh.address, queryTimeout: PATIENCE })
  await sleeping(database, 0)
  await database.close()
  for (let n = 0; n < 2; n++) await expect(sleeping(database, 0)).rejects.toMatchObject({ code: 'unavailable' })
})

test('connections into a black hole are left, and new ones are made', async () => {
  const { address, swallow } = await proxyTo(fresh.address)
  const database = open(address)
  expect(await sleeping(database, 0)).toBe(1)
  swallow()
  const begun = performance.now()
  await expect(sleeping(database, 0)).rejects.toMatchObject({ code: 'unavailable' })
  expect(performance.now() - begun).toBeLessThan(PATIENCE * 3)
  expect(await sleeping(database, 0)).toBe(1)
})

test('a connection that went silent is left, though others answer', async () => {
  const { address, swallow } = await proxyTo(fresh.address)
  const database = open(address)
  const four = () => Promise.all(Array.from({ length: 4 }, () => sleeping(database, 0.05)))
  await four()
  swallow(2)
  const beside = (async () => {
    for (let n = 0; n < 2 * PATIENCE; n += 50) await sleeping(database, 0.05).catch(() => {})
  })()
  await Promise.allSettled(Array.from({ length: 20 }, () => sleeping(database, 0.05)))
  expect(await Promise.all(Array.from({ length: 5 }, four))).toHaveLength(5)
  await beside
})

/** The database behind a network that can stop delivering on the connections there are. */
async function proxyTo(address: Address) {
  if ('url' in address) throw new Error('The tests run on a socket')
  const pairs: [Socket, Socket][] = []
  const server = createServer(from => {
    const to = connect(`${address.socketDir}/.s.PGSQL.${address.port}`)
    for (const socket of [from, to]) socket.on('error', () => {})
    from.pipe(to).pipe(from)
    pairs.push([from, to])
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  opened.push(async () => {
    for (const socket of pairs.flat()) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const url = `postgres://${address.user}@127.0.0.1:${port}/${address.database}`
  return {
    address: { url },
    swallow: (count = pairs.length) =>
      pairs.splice(0, count).forEach(([from, to]) => {
        from.unpipe(to)
        from.resume()
        opened.push(async () => void [from.destroy(), to.destroy()])
      }),
  }
}
