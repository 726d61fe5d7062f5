import { describe, expect, test } from 'vitest'
import { kindOf, type Entry, type EntryKind, type Values } from './entries.ts'
import { newId } from './ids.ts'

describe('what takes back a change of a task', () => {
  test('writes the fields that still hold what the entry wrote', () => {
    expect(undoing({ title: ['a', 'b'] }, { title: 'b' })).toMatchObject({ input: { title: 'a' }, kept: [] })
  })

  test('leaves a field that somebody has changed since', () => {
    const call = undoing({ title: ['a', 'b'], priority: ['none', 'high'] }, { title: 'c', priority: 'high' })
    expect(call).toMatchObject({ input: { priority: 'none' }, back: ['priority'], kept: ['title'] })
    expect(call.input).not.toHaveProperty('title')
  })

  test('has nothing to do where all stands as it did before', () => {
    expect(undoing({ title: ['a', 'b'] }, { title: 'a' })).toMatchObject({ back: [], kept: [] })
  })

  test('brings back when it was completed, beside what anybody could ask for', () => {
    const opened: Change = { status: ['completed', 'pending'], completedAt: [T1, null] }
    const call = undoing(opened, { status: 'pending', completedAt: null })
    expect(call).toMatchObject({ input: { status: 'completed' }, moments: { completedAt: T1 }, kept: [] })
    expect(call.input).not.toHaveProperty('completedAt')
  })

  test('leaves what was completed once more since', () => {
    const completed: Change = { status: ['pending', 'completed'], completedAt: [null, T1] }
    expect(undoing(completed, { status: 'completed', completedAt: T2 }).kept).toEqual(['status', 'completedAt'])
  })

  test('does not put back a date over an instant that was set since', () => {
    const toInstant: Change = { dueOn: ['2026-12-01', null], dueAt: [null, T1], timeZone: [null, 'UTC'] }
    const call = undoing(toInstant, { dueOn: null, dueAt: T2, timeZone: 'UTC' })
    expect(call).toMatchObject({ back: [], kept: ['dueOn', 'dueAt', 'timeZone'] })
  })

  test('says what stands in a tied field that the entry did not write, so that the operation can refuse', () => {
    const cleared: Change = { dueOn: ['2026-12-01', null] }
    expect(undoing(cleared, { dueOn: null, dueAt: T2, timeZone: 'UTC' }).input).toMatchObject({
      dueOn: '2026-12-01',
      dueAt: T2,
    })
    const [p1, p2, parent] = [newId(), newId(), newId()]
    const movedAlong: Change = { projectId: [p1, p2] }
    expect(undoing(movedAlong, { projectId: p2, parentId: parent }).input).toMatchObject({
      projectId: p1,
      parentId: parent,
    })
  })
})

test('a kind that does not say how it is taken back does not compile', () => {
  // @ts-expect-error -- neither an operation nor 'none'
  const kind: EntryKind = { version: 1 }
  expect(kind.inverse).toBeUndefined()
})

const T1 = '2026-12-01T09:00:00.000Z'
const T2 = '2026-12-02T09:00:00.000Z'

/** Field to what it was before and after. */
type Change = Record<string, [before: unknown, after: unknown]>

function undoing(change: Change, current: Values) {
  const side = (i: 0 | 1) => Object.fromEntries(Object.entries(change).map(([field, both]) => [field, both[i]]))
  const entry: Entry = {
    id: 'entry',
    scope: newId(),
    seq: 1,
    at: T1,
    actorId: newId(),
    via: 'web',
    batch: newId(),
    kind: 'task.updated',
    version: 1,
    subjectId: newId(),
    fields: Object.keys(change),
    old: side(0),
    new: side(1),
  }
  const inverse = kindOf(entry.kind)?.inverse
  if (!inverse || inverse === 'none') throw new Error('A change of a task can be undone')
  return inverse(entry, current)
}
