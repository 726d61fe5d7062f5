import { expect, test } from 'vitest'
import { Id } from './fields.ts'
import { newId } from './ids.ts'

const msOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
// After every other id of this process, so that the clock of the machine has no part in it.
const soon = Date.now() + 3_600_000

test('an id is a UUIDv7 of its moment', () => {
  const id = newId(soon)
  expect(Id.safeParse(id).success).toBe(true)
  expect(id[14]).toBe('7')
  expect(msOf(id)).toBe(soon)
})

test('ids are unique, and sort as they were made, within a millisecond and when the clock is set back', () => {
  const moments = [...Array<number>(10_000).fill(soon + 1), ...Array<number>(100).fill(soon - 60_000), soon + 60_000]
  const ids = moments.map(newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  // 4,096 fit into a millisecond; the others borrow from those to come.
  expect(msOf(ids[9_999] ?? '')).toBe(soon + 3)
  expect(msOf(ids.at(-1) ?? '')).toBe(soon + 60_000)
})
