import { expect, test } from 'vitest'
import { newGesture } from '../gestures.ts'
import type { Wanted } from '../make-names.ts'
import { Names } from '../names.ts'
import { planOf } from './plan.ts'
import type { Reading, Row } from './row.ts'

const gesture = newGesture('anna@here', 'Imported a file')
const nothing = { projects: new Names<Wanted>('project', []), labels: new Names<Wanted>('label', []) }

const aRow = (row: Partial<Row>): Row => ({
  line: 1,
  title: 'Pay rent',
  description: '',
  status: 'pending',
  priority: 'none',
  labels: [],
  ...row,
})
const aReading = (...rows: Partial<Row>[]): Reading => ({
  rows: rows.map((row, i) => aRow({ line: i + 1, ...row })),
  leftOut: [],
  notes: [],
  general: [],
})
const plan = (...rows: Partial<Row>[]) => planOf(aReading(...rows), nothing, undefined, gesture)

test('a second look gives every row the same ids and positions, and they sort as the file does', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => ({ title: `Task ${i}`, project: 'Home', labels: ['a'] }))
  const first = plan(...rows)
  expect(plan(...rows)).toEqual(first)
  const ids = first.tasks.map(({ input }) => input.id)
  const positions = first.tasks.map(({ input }) => input.position)
  expect(ids).toEqual([...new Set(ids)].toSorted())
  expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => (a < b ? -1 : 1)))
})

test('names that differ in case and width are one project', () => {
  const { projects, tasks } = plan({ project: 'Home' }, { project: 'HOME' }, { project: 'Ｈｏｍｅ' })
  expect(projects.map(({ name }) => name)).toEqual(['Home'])
  expect(new Set(tasks.map(({ input }) => input.projectId)).size).toBe(1)
})

test('a title that is too long moves to the description as a whole', () => {
  const title = `${'word '.repeat(50)}end`
  const [task] = plan({ title, description: 'more' }).tasks
  expect(task?.input.title).toMatch(/^word .{150,199}…$/)
  expect(task?.input.description).toBe(`${title}\n\nmore`)
})

test('does not cut through an emoji', () => {
  const [task] = plan({ title: `${'a'.repeat(198)}🙂🙂` }).tasks
  expect(task?.input.title).toBe(`${'a'.repeat(198)}…`)
})

test('says what it had to shorten', () => {
  const { notes, tasks, leftOut } = plan({
    labels: ['x'.repeat(61), ...Array.from({ length: 20 }, (_, i) => `label ${i}`)],
    project: 'p'.repeat(121),
    description: 'd'.repeat(20_001),
  })
  expect(notes.map(note => note.text)).toEqual([
    expect.stringContaining('description was cut'),
    expect.stringContaining('without label 19'),
    expect.stringContaining('cut after 120'),
    expect.stringContaining('cut after 60'),
  ])
  expect({ made: tasks.length, leftOut }).toEqual({ made: 1, leftOut: [] })
})

test('leaves out what the contract does not take, with its sentence', () => {
  const { tasks, leftOut } = plan({ due: { dueOn: '2026-02-30' } }, { title: 'fine' })
  expect(tasks.map(({ input }) => input.title)).toEqual(['fine'])
  expect(leftOut).toEqual([{ line: 1, text: 'dueOn: This must be a calendar date such as 2026-11-21.' }])
})

test('a subtask stands in the project of its task; without it, alone', () => {
  const { tasks, notes } = plan(
    { project: 'Home' },
    { parentLine: 1, project: 'Elsewhere' },
    { due: { dueOn: 'never' } },
    { parentLine: 3 },
  )
  const [parent, child, orphan] = tasks
  expect(child).toMatchObject({ depth: 1, input: { parentId: parent?.input.id, projectId: parent?.input.projectId } })
  expect(orphan).toMatchObject({ depth: 0, input: { parentId: null } })
  expect(notes).toEqual([{ line: 4, text: expect.stringContaining('below line 3') }])
})
