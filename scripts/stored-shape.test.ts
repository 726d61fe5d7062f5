import { expect, test } from 'vitest'
import { stillToDo } from './stored-shape.ts'

const shape = (schema: number, task: Record<string, string>, table = {}) => ({
  schema,
  items: { tasks: { Title: 'text', ...task } },
  table,
})
const before = shape(2, {})

test('where nothing has changed, nothing is to do', () => {
  expect(stillToDo(before, shape(2, {}))).toBeUndefined()
})

test('a change asks for a higher SCHEMA, and says what has changed', () => {
  expect(stillToDo(before, shape(2, { DueDate: 'text or nothing' }))).toMatch(
    /\(tasks\.DueDate is new\), and SCHEMA has not: make it 3/,
  )
  expect(stillToDo(shape(2, { Due: '<due>' }), before)).toContain('tasks.Due is gone')
  expect(stillToDo(shape(2, { Due: '<due>' }), shape(2, { Due: '<due>#<id>' }))).toContain('tasks.Due is another')
  expect(stillToDo(before, shape(2, {}, { indexes: 1 }))).toContain('the table is another')
  expect(stillToDo(before, { ...before, items: { ...before.items, watchers: { Id: 'text' } } })).toContain(
    'watchers.Id',
  )
})

test('with a higher SCHEMA it is done, if whatever older items lack may be null, or is known', () => {
  const fields = { DueDate: 'text or nothing', Estimate: 'number, earlier 0', Due: '<due>#<id>' }
  expect(stillToDo(before, shape(3, fields))).toBeUndefined()
  expect(stillToDo(before, shape(3, { Estimate: 'number' }))).toMatch(/lack tasks\.Estimate.*EARLIER/)
})

test('a new kind of item has no older ones', () => {
  const now = { ...shape(3, {}), items: { ...before.items, watchers: { Id: 'text' } } }
  expect(stillToDo(before, now)).toBeUndefined()
})
