import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@cairn/contract/ids'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { testClock } from '../../../../test/clock.ts'
import { cableTo } from '../../../../test/cable.ts'
import { connect, freshDatabase } from '../../../../test/database.ts'
import { adding, aTask } from '../../../../test/factories.ts'
import type { Archive, Line } from '../../../ports/archive.ts'
import { openDatabase } from '../../engine/postgres/database.ts'
import { postgresStore } from '../../store/postgres/store.ts'
import { postgresArchive } from './archive.ts'

type Cable = Awaited<ReturnType<typeof cableTo>>

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

test.for([
  ['between two questions', (cable: Cable): Promise<void> => cable.cut()],
  ['in the middle of one', async (cable: Cable): Promise<void> => cable.cutAt(1)],
] as const)('a backup whose connection breaks off %s ends with that, and nothing else does', async ([, breakOff]) => {
  const whole = await dumped()
  const cable = await cableTo(fresh.address)
  const database = openDatabase({ address: cable.address, connections: 1, queryTimeout: 1500 })
  onTestFinished(async () => {
    await database.close()
    await cable.close()
  })
  const lines = postgresArchive(database).dump()[Symbol.asyncIterator]()
  await lines.next()
  await breakOff(cable)
  // It is heard of a moment later.
  await sleep(100)
  const rest = async () => {
    while (!(await lines.next()).done);
  }
  await expect(rest()).rejects.toMatchObject({ code: 'unavailable' })
  await cable.cut()
  await cable.mend()
  const again: Line[] = []
  for await (const line of postgresArchive(database).dump()) again.push(line)
  expect(again).toEqual(whole)
})
