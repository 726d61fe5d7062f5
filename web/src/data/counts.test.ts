import { expect, test } from 'vitest'
import { createCounts } from './counts.ts'
import { aTask } from './factories.ts'
import { listed } from './listed.ts'
import { createTable } from './table.ts'
import { matcher, type TaskQuery } from './task-query.ts'
import type { Task } from '@cairn/contract/tasks'

const THEN = '2026-11-20T08:00:00.000Z'

/** Every way in which a task can stand in a list, or beside it. */
const all = ['garden', 'house']
  .flatMap(projectId =>
    [null, 'above'].flatMap(parentId =>
      [[], ['home'], ['home', 'urgent']].flatMap(labelIds =>
        (['pending', 'in_progress', 'completed', 'cancelled'] as const).flatMap(status =>
          [null, THEN].map(deletedAt => ({ projectId, parentId, labelIds, status, deletedAt })),
        ),
      ),
    ),
  )
  .map((fields, n) => aTask({ ...fields, id: `${n}` }))

function counted(tasks: readonly Task[]) {
  const table = createTable<Task>()
  const counts = createCounts(table)
  table.receive([...tasks])
  table.flush()
  return { table, counts }
}

test('the number beside a project or label is that of the open rows behind it, and of those that are done', () => {
  const { counts } = counted(all)
  const rows = (query: Partial<TaskQuery>) => all.filter(matcher({ order: 'due', zone: 'UTC', ...query })).length
  for (const [group, list] of [
    ['project:garden', listed.project('garden')],
    ['project:house', listed.project('house')],
    ['label:home', listed.label('home')],
    ['label:urgent', listed.label('urgent')],
  ] as const) {
    const isCancelled = (task: Task) =>
      matcher({ order: 'due', zone: 'UTC', ...list })(task) && task.status === 'cancelled'
    const expected = {
      open: rows({ ...list, state: 'open' }),
      done: rows({ ...list, state: 'done' }),
      cancelled: all.filter(isCancelled).length,
    }
    expect(expected.open, group).toBeGreaterThan(0)
    expect(counts.of(group), group).toEqual(expected)
  }
})

test('it follows what becomes of a task', () => {
  const { table, counts } = counted([aTask({ id: '1', projectId: 'garden' })])
  const become = (fields: Partial<Task>) => {
    table.receive([aTask({ id: '1', projectId: 'garden', ...fields })])
    table.flush()
  }
  become({ version: 2, parentId: 'above' })
  expect(counts.of('project:garden')).toEqual({ open: 0, done: 0, cancelled: 0 })
  expect(counts.of('parent:above')).toEqual({ open: 1, done: 0, cancelled: 0 })
  become({ version: 3, status: 'completed' })
  expect(counts.of('project:garden')).toEqual({ open: 0, done: 1, cancelled: 0 })
  become({ version: 4, status: 'cancelled' })
  expect(counts.of('project:garden')).toEqual({ open: 0, done: 1, cancelled: 1 })
  become({ version: 5, deletedAt: THEN })
  expect(counts.of('project:garden')).toEqual({ open: 0, done: 0, cancelled: 0 })
})
