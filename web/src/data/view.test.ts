import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTask } from './factories.ts'
import { createTable } from './table.ts'
import { comparer, matcher } from './task-query.ts'
import { createView } from './view.ts'
import type { Task } from '@cairn/contract/tasks'

const anyTask = fc
  .record({
    id: fc.constantFrom(...'abcdefghij'),
    position: fc.constantFrom('a0', 'a1', 'Zz'),
    status: fc.constantFrom('pending' as const, 'completed' as const),
    dueOn: fc.constantFrom(null, '2026-11-19', '2026-11-20'),
    priority: fc.constantFrom('none' as const, 'urgent' as const),
  })
  .map(fields => aTask(fields))

test.for(['position', 'due', 'newest'] as const)('a view by %s follows every change as if it were made anew', order => {
  const query = { state: 'open' as const, order, zone: 'UTC' }
  fc.assert(
    fc.property(fc.array(fc.array(anyTask, { maxLength: 130 }), { maxLength: 8 }), steps => {
      const table = createTable<Task>()
      const view = createView(table, matcher(query), comparer(query))
      let version = 0
      for (const tasks of steps) {
        table.receive(tasks.map(task => ({ ...task, version: ++version })))
        table.flush()
        expect(view.rows()).toEqual([...table.all()].filter(matcher(query)).toSorted(comparer(query)))
      }
    }),
  )
})

test('a view keeps its array when nothing in it changed', () => {
  const table = createTable<Task>()
  const query = { state: 'open' as const, order: 'newest' as const, zone: 'UTC' }
  const view = createView(table, matcher(query), comparer(query))
  table.receive([aTask({ id: '1' })])
  table.flush()
  const before = view.rows()
  table.receive([aTask({ id: '2', status: 'completed' })])
  table.flush()
  expect(view.rows()).toBe(before)
})
