import { randomUUID } from 'node:crypto'
import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { testClock } from '../../../../test/clock.ts'
import { adding, aCommit, aTask } from '../../../../test/factories.ts'
import { historyOf } from '../../../../test/history.ts'
import { startMeter, type Meter } from '../../../../test/meter.ts'
import type { TaskRow } from '../../../ports/rows.ts'
import type { Store } from '../../../ports/store.ts'
import { openTable } from '../../engine/dynamodb/database.ts'
import { ensureTable } from '../../engine/dynamodb/migrate.ts'
import { dynamodbStore } from './store.ts'

const living = { trashed: false }
const open = { ...living, statuses: ['pending'] } as const
const page = { limit: 20 }
const december = {
  from: { on: '2026-12-01', at: '2026-12-01T00:00:00.000Z' },
  to: { on: '2027-01-01', at: '2027-01-01T00:00:00.000Z' },
}

/** 300 tasks of some 700 bytes, of which the first 200 in their project are completed, and all are due. */
describe('a page costs what it shows, not what it lies in', () => {
  const [scope, elsewhere, projectId] = [newId(), newId(), newId()]
  let meter: Meter
  let store: Store
  let one: TaskRow

  beforeAll(async () => {
    meter = await startMeter(inject('dynamodb').endpoint)
    const options = { name: `test-${randomUUID()}`, region: 'local', endpoint: inject('dynamodb').endpoint }
    await ensureTable(options)
    store = dynamodbStore(openTable({ ...options, endpoint: meter.endpoint }), testClock())
    // Past the meter, which weighs every write.
    const filling = dynamodbStore(openTable(options), testClock())
    const rows = Array.from({ length: 300 }, (_, n) =>
      aTask({
        scope,
        projectId,
        description: 'x'.repeat(300),
        position: `a${String(n).padStart(3, '0')}`,
        status: n < 200 ? 'completed' : 'pending',
        dueOn: n % 2 ? '2026-12-01' : null,
        dueAt: n % 2 ? null : '2026-12-02T12:00:00.000Z',
      }),
    )
    for (let from = 0; from < rows.length; from += 30) {
      await filling.commit(adding('tasks', ...rows.slice(from, from + 30)))
    }
    one = rows[0]!
    await filling.commit(adding('tasks', aTask({ ...one, id: newId(), scope: elsewhere })))
    for (let n = 0; n < 60; n++) {
      const entry = { kind: 'task.updated', subjectId: one.id, new: { title: String(n) } } as const
      await filling.commit(aCommit({ scope, changes: [], entries: [entry] }))
    }
    await filling.close()
  })
  afterAll(async () => {
    await store.close()
    await meter.close()
  })

  /** What is read, and the units that it may cost. */
  const reads: [string, number, () => Promise<{ rows: unknown[] }>][] = [
    ['the newest', 5, () => store.tasks.list([scope], living, page)],
    ['a project', 22, () => store.tasks.listByProject(scope, projectId, living, page)],
    ['what is open behind much that is completed', 40, () => store.tasks.listByProject(scope, projectId, open, page)],
    ['what is due, over two workspaces', 26, () => store.tasks.listByDue([scope, elsewhere], december, living, page)],
    ['a history', 22, () => historyOf(store, scope, one.id, page)],
  ]

  test('a hundred rows by their ids, asked for at once, are one request', async () => {
    const { rows } = await store.tasks.list([scope], living, { limit: 100 })
    meter.take()
    const found = await Promise.all(rows.map(({ id }) => store.tasks.find([scope], id)))
    expect(found.map(row => row?.id)).toEqual(rows.map(({ id }) => id))
    expect(meter.take()).toMatchObject({ requests: 1, write: 0 })
  })

  test.each(reads)('%s: at most %i units', async (_, units, read) => {
    meter.take()
    expect((await read()).rows).toHaveLength(20)
    const consumed = meter.take()
    expect(consumed.write).toBe(0)
    expect(consumed.read).toBeGreaterThan(0)
    expect(consumed.read).toBeLessThanOrEqual(units)
  })
})
