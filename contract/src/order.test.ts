import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCodePoint } from './code-points.ts'
import { Position } from './fields.ts'
import { LONG, positionsToMove, type Placed } from './order.ts'
import { positionAt } from './positions.ts'

test('one row moves by itself: to the top, to the end, between two', () => {
  const list = aList(5)
  expect(ids(moved(list, ['4'], 0))).toEqual(['4', '0', '1', '2', '3'])
  expect(ids(moved(list, ['0'], 4))).toEqual(['1', '2', '3', '4', '0'])
  expect(ids(moved(list, ['3'], 1))).toEqual(['0', '3', '1', '2', '4'])
  expect(positionsToMove(list, new Set(['3']), 1)).toHaveLength(1)
})

test('what stays where it is gets no new key', () => {
  expect(positionsToMove(aList(5), new Set(['2']), 2)).toEqual([])
  expect(positionsToMove(aList(5), new Set(['1', '2']), 1)).toEqual([])
  expect(positionsToMove([], new Set(['1']), 0)).toEqual([])
})

test('several keep the order that they have among themselves', () => {
  expect(ids(moved(aList(6), ['1', '3', '5'], 0))).toEqual(['1', '3', '5', '0', '2', '4'])
  expect(ids(moved(aList(6), ['5', '0'], 2))).toEqual(['1', '2', '0', '5', '3', '4'])
})

test('between two rows that share a key there is room all the same', () => {
  const list = ['a', 'b', 'c', 'd'].map(id => ({ id, position: id === 'd' ? 'a5' : 'a1' }))
  expect(ids(moved(list, ['d'], 1))).toEqual(['a', 'd', 'b', 'c'])
  expect(ids(moved(list, ['a'], 1))).toEqual(['b', 'a', 'c', 'd'])
})

test.each([
  ['before the same row', () => 5],
  ['behind the one that came last', (k: number) => 5 + (k % 900)],
  ['before and behind the same row by turns', (k: number) => 5 + (k % 2)],
])('1,000 moves %s: the order holds, no key grows long, and few rows pay for it', (_, spot) => {
  let list = aList(1200)
  let written = 0
  for (let k = 0; k < 1000; k++) {
    const last = list.at(-1)?.id ?? ''
    const changes = positionsToMove(list, new Set([last]), spot(k))
    const expected = ids(list).filter(id => id !== last)
    expected.splice(spot(k), 0, last)
    written += changes.length
    list = applied(list, changes)
    expect(ids(list)).toEqual(expected)
  }
  expect(Math.max(...list.map(row => row.position.length))).toBeLessThanOrEqual(LONG)
  expect(list.every(row => Position.safeParse(row.position).success)).toBe(true)
  expect(written).toBeLessThan(2500)
})

test('any moves in any list, keys shared or not, come out in the order that was asked for', () => {
  const places = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(places, fc.infiniteStream(fc.nat(11)), (keys, picks) => {
      let list = applied(
        keys.map((key, i) => ({ id: String(i).padStart(2, '0'), position: `a${key}` })),
        [],
      )
      for (let k = 0; k < 12; k++) {
        const moving = new Set([...picks.take(3)].flatMap(pick => list[pick]?.id ?? []))
        const rest = ids(list).filter(id => !moving.has(id))
        const at = Math.min(picks.next().value ?? 0, rest.length)
        const expected = [...rest.slice(0, at), ...ids(list).filter(id => moving.has(id)), ...rest.slice(at)]
        list = applied(list, positionsToMove(list, moving, at))
        expect(ids(list)).toEqual(expected)
      }
    }),
    { numRuns: 200 },
  )
})

const aList = (n: number): Placed[] =>
  Array.from({ length: n }, (_, i) => ({
    id: n > 10 ? String(i).padStart(4, '0') : String(i),
    position: positionAt(i),
  }))

const ids = (list: readonly Placed[]) => list.map(row => row.id)

const moved = (list: readonly Placed[], moving: string[], at: number) =>
  applied(list, positionsToMove(list, new Set(moving), at))

/** As a store and both databases would read it. */
function applied(list: readonly Placed[], changes: readonly Placed[]): Placed[] {
  const now = new Map(changes.map(({ id, position }) => [id, position]))
  return list
    .map(({ id, position }) => ({ id, position: now.get(id) ?? position }))
    .toSorted((a, b) => byCodePoint(a.position, b.position) || byCodePoint(a.id, b.id))
}
