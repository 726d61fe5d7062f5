import { newId } from '@cairn/contract/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testClock } from '../../../../test/clock.ts'
import { connect, freshDatabase } from '../../../../test/database.ts'
import { adding, aTask } from '../../../../test/factories.ts'
import type { Archive, Line } from '../../../ports/archive.ts'
import { openDatabase } from '../../engine/postgres/database.ts'
import { postgresStore } from '../../store/postgres/store.ts'
import { postgresArchive } from './archive.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let archive: Archive
let close: () => Promise<void>

/** Whoever keeps the only connection keeps everybody. */
beforeEach(async () => {
  fresh = await freshDatabase()
  const database = openDatabase({ address: fresh.address, connections: 1, queryTimeout: 1500 })
  archive = postgresArchive(database)
  close = () => database.close()
  const scope = newId()
  await postgresStore(database, testClock()).commit(adding('tasks', aTask({ scope }), aTask({ scope })))
})
afterEach(async () => {
  await close()
  await fresh.drop()
})

async function dumped(until = Infinity): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of archive.dump()) if (lines.push(line) >= until) break
  return lines
}

test('a backup that is given up leaves its connection to others', async () => {
  const whole = await dumped()
  expect(await dumped(1)).toEqual(whole.slice(0, 1))
  expect(await archive.isEmpty()).toBe(false)
  expect(await dumped()).toEqual(whole)
})

test('a backup that fails half-way says why, and the next one is whole', async () => {
  const whole = await dumped()
  const sql = connect(fresh.address)
  const lines = archive.dump()[Symbol.asyncIterator]()
  await lines.next()
  await sql`alter table records rename to gone`
  const rest = async () => {
    while (!(await lines.next()).done);
  }
  await expect(rest()).rejects.toMatchObject({ message: 'relation "records" does not exist' })
  await sql`alter table gone rename to records`
  await sql.end()
  expect(await dumped()).toEqual(whole)
})
