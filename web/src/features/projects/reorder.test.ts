import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesAfter } from './reorder.ts'

const rowsAt = (...positions: string[]) => positions.map((position, i) => ({ id: `p${i}`, position }))

test('one row gets a place between its new neighbours, or at an end', () => {
  const rows = rowsAt('a1', 'a2', 'a3')
  expect(placesAfter(rows, 0, 1)).toEqual([{ id: 'p0', position: 'a2V' }])
  expect(placesAfter(rows, 2, 0)).toEqual([{ id: 'p2', position: 'a0' }])
  expect(placesAfter(rows, 0, 2)).toEqual([{ id: 'p0', position: 'a4' }])
})

test('nothing is written for a move to where it stands or past an end', () => {
  const rows = rowsAt('a1', 'a2')
  expect([placesAfter(rows, 0, 0), placesAfter(rows, 0, -1), placesAfter(rows, 1, 2)]).toEqual([[], [], []])
})

test('whatever the places were, equal ones too, the row stands where it was sent', () => {
  const places = fc.array(fc.constantFrom('a0', 'a1', 'a1V', 'a2'), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(places, fc.nat(7), fc.nat(7), (positions, from, to) => {
      const rows = rowsAt(...positions.toSorted())
      fc.pre(from < rows.length && to < rows.length)
      const written = new Map(placesAfter(rows, from, to).map(({ id, position }) => [id, position]))
      const after = rows.map(({ id, position }) => ({ id, position: written.get(id) ?? position }))
      const sorted = after
        .toSorted((a, b) => (`${a.position} ${a.id}` < `${b.position} ${b.id}` ? -1 : 1))
        .map(({ id }) => id)
      expect(sorted.indexOf(`p${from}`)).toBe(to)
    }),
  )
})
