import type { Task } from '@cairn/contract/tasks'
import { expect, test } from 'vitest'
import { aTask } from './factories.ts'
import { createTable } from './table.ts'

const trashed = { deletedAt: '2026-11-20T09:00:00.000Z' }

test('what an answer left to be guessed is mended by the next list, even when the row was not touched', () => {
  const table = createTable<Task>()
  table.receive([aTask({ id: 'parent' }), aTask({ id: 'child' })])
  const before = table.clock()
  table.patch(1, 'parent', { merge: trashed })
  table.patch(1, 'child', { merge: trashed })
  table.settle(1, [aTask({ id: 'parent', version: 2, ...trashed })])
  table.receive([aTask({ id: 'child' })], before)
  table.flush()
  expect(table.get('child')?.deletedAt).toBe(trashed.deletedAt)
  table.receive([aTask({ id: 'child' })], table.clock())
  table.flush()
  expect(table.get('child')?.deletedAt).toBeNull()
})
