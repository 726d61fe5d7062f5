import { expect, test } from 'vitest'
import { idsIn, withIds, withNames, withOtherLabel } from './names-in.ts'

const id = (n: number) => `0193a000-0000-7000-8000-00000000000${n}`

const names = {
  labels: [
    { id: id(1), name: 'home' },
    { id: id(2), name: 'Deep work' },
    { id: id(3), name: 'twin' },
    { id: id(4), name: 'Twin' },
    { id: id(5), name: '12" vinyl' },
  ],
  projects: [{ id: id(6), name: 'Tax, 2026' }],
}

test.each([
  ['is:open label:home due<=7d', `is:open label:${id(1)} due<=7d`],
  ['-label:HOME,"deep work"  "a phrase"', `-label:${id(1)},${id(2)}  "a phrase"`],
  ['label=home project:"tax, 2026"', `label=${id(1)} project:${id(6)}`],
  ['label:twin', `label:${id(3)},${id(4)}`],
  [`label:${id(5)}`, `label:${id(5)}`],
  ['label:none home "label:home"', 'label:none home "label:home"'],
  ['label:garage', 'label:garage'],
])('%s is kept as %s', (query, kept) => {
  expect(withIds(query, names).query).toBe(kept)
  expect(withIds(kept, names).query).toBe(kept)
})

test('what is kept is shown with the names of today', () => {
  const kept = withIds('is:open label:home,"deep work" project:"Tax, 2026"', names)
  expect(kept.names).toEqual({ [id(1)]: 'home', [id(2)]: 'Deep work', [id(6)]: 'Tax, 2026' })
  const renamed = { labels: [{ id: id(1), name: 'the house' }, names.labels[1]!], projects: names.projects }
  expect(withNames(kept, renamed)).toBe('is:open label:"the house","Deep work" project:"Tax, 2026"')
})

test('what is gone is shown by the name it had', () => {
  const kept = withIds('label:home -label:twin', names)
  expect(withNames(kept, { labels: [], projects: [] })).toBe('label:home -label:twin,Twin')
  expect(withNames({ ...kept, names: {} }, { labels: [], projects: [] })).toBe(kept.query)
})

test('a name that every object has is no name of something gone', () => {
  for (const query of ['label:constructor', 'project:__proto__,toString'])
    expect(withNames({ query, names: {} }, names)).toBe(query)
})

test('what has the name of something gone takes its place', () => {
  const kept = withIds('label:home', names)
  const again = { labels: [{ id: id(7), name: 'Home' }], projects: [] }
  expect(withIds(withNames(kept, again), again).query).toBe(`label:${id(7)}`)
})

test('what is gone and was called as the language calls nothing stays an id', () => {
  const kept = { query: `label:${id(1)}`, names: { [id(1)]: 'None' } }
  expect(withNames(kept, { labels: [], projects: [] })).toBe(kept.query)
})

test('a name that would find more, or cannot be written, stays an id', () => {
  const one = `label:${id(3)} label:${id(5)}`
  expect(withNames({ query: one, names: {} }, names)).toBe(one)
  const both = withIds('label:twin', names)
  expect(withIds(withNames(both, names), names).query).toBe(both.query)
})

test('another label takes the place of one, once', () => {
  const query = `-label:${id(1)} label:${id(1)},${id(2)} ${id(1)}`
  expect(withOtherLabel(query, id(1), id(2))).toBe(`-label:${id(2)} label:${id(2)} ${id(1)}`)
  expect(idsIn(query).toSorted()).toEqual([id(1), id(1), id(2)])
})
