import { addDays, dateIn } from '@cairn/contract/dates'
import { newId } from '@cairn/contract/ids'
import { isOpen } from '@cairn/contract/task-rules'
import { Priority, Status, type TaskStats } from '@cairn/contract/tasks'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStatistics } from '../src/features/tasks/stats.ts'
import type { TaskRow } from '../src/ports/rows.ts'
import { adding, aLabel, aTask } from './factories.ts'
import { holds } from './properties.ts'
import { stores, type OpenEngine } from './stores.ts'

/*
 * The figures of random tasks, looked at from random zones at random moments, are those of a plain count over the rows. The moments
 * lie around both changes of the clocks, in zones that have them and zones that are far off.
 */

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/St_Johns']
const LABELS = [newId(), newId(), newId()]

for (const engine of stores()) {
  describe(`statistics on ${engine.name}`, () => {
    let open: OpenEngine
    beforeAll(async () => {
      open = await engine.open()
    })
    afterAll(() => open.close())

    test('are what a count over the rows says', { timeout: 3_600_000 }, async () => {
      await holds(cases, async ({ tasks, readers }) => {
        const scope = newId()
        const rows = tasks.map(task => aTask({ ...task, scope }))
        await open.store.commit(adding('tasks', ...rows))
        await open.store.commit(adding('labels', ...LABELS.slice(1).map(id => aLabel({ scope, id }))))
        for (const { timeZone, at } of readers) {
          const { of } = createStatistics(open.store, { ms: () => at })
          const memberships = [{ scope, role: 'owner' as const, seq: 2 }]
          const stats = await of({ timeZone, personalWorkspaceId: scope, inboxId: newId(), memberships })
          expect(stats, `${timeZone} at ${new Date(at).toISOString()}`).toEqual(counted(rows, timeZone, at))
        }
      })
    })
  })
}

function counted(rows: TaskRow[], timeZone: string, ms: number): TaskStats {
  const living = rows.filter(row => row.deletedAt === null)
  const [now, today] = [new Date(ms).toISOString(), dateIn(timeZone, ms)]
  const dayOf = (at: string | null) => at && dateIn(timeZone, Date.parse(at))
  const count = (keep: (row: TaskRow) => unknown) => living.filter(keep).length
  const each = <K extends string>(keys: readonly K[], keep: (row: TaskRow, key: K) => unknown) =>
    Object.fromEntries(keys.map(key => [key, count(row => keep(row, key))])) as Record<K, number>
  const days = Array.from({ length: 30 }, (_, i) => addDays(today, i - 29))
  return {
    total: living.length,
    open: count(isOpen),
    completed: count(row => row.status === 'completed'),
    overdue: count(row => isOpen(row) && (row.dueOn ? row.dueOn < today : row.dueAt && row.dueAt < now)),
    dueToday: count(row => isOpen(row) && (row.dueOn ?? dayOf(row.dueAt)) === today),
    byStatus: each(Status.options, (row, status) => row.status === status),
    byPriority: each(Priority.options, (row, priority) => row.priority === priority),
    byLabel: Object.fromEntries(
      LABELS.slice(1).map(id => [
        id,
        {
          open: count(row => isOpen(row) && row.labelIds.includes(id)),
          total: count(row => row.labelIds.includes(id)),
        },
      ]),
    ),
    completedByDay: days.map(on => ({ on, count: count(row => dayOf(row.completedAt) === on) })),
  }
}

/** The clocks go back in autumn and forward in spring; half hours, so that every edge of a day is met. */
const moment = fc
  .tuple(fc.constantFrom('2026-10-25T00:00:00.000Z', '2027-03-28T00:00:00.000Z'), fc.integer({ min: -900, max: 900 }))
  .map(([near, halves]) => Date.parse(near) + halves * 1_800_000)
const instant = moment.map(ms => new Date(ms).toISOString())

const randomTask = fc
  .record({
    status: fc.constantFrom(...Status.options),
    priority: fc.constantFrom(...Priority.options),
    due: fc.oneof(
      fc.constant({}),
      instant.map(at => ({ dueOn: at.slice(0, 10) })),
      instant.map(dueAt => ({ dueAt, timeZone: 'Asia/Tokyo' })),
    ),
    labelIds: fc.subarray(LABELS),
    at: instant,
    isTrashed: fc.nat(7).map(n => n === 0),
  })
  .map(({ due, at, isTrashed, ...task }) => ({
    ...task,
    ...due,
    completedAt: task.status === 'completed' ? at : null,
    deletedAt: isTrashed ? at : null,
  }))

const cases = fc.record({
  tasks: fc.array(randomTask, { maxLength: 60 }),
  readers: fc.array(fc.record({ timeZone: fc.constantFrom(...ZONES), at: moment }), { minLength: 8, maxLength: 8 }),
})
