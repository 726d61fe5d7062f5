import { expect, test } from 'vitest'
import { closeness } from './closeness.ts'

/** The names that fit, the best first. */
const best = (typed: string, ...names: string[]) =>
  names
    .flatMap(name => ({ name, fit: closeness(name, typed) ?? -1 }))
    .filter(({ fit }) => fit >= 0)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ name }) => name)

test('the whole name is nearer than its beginning, that than another word, and that than the middle', () => {
  expect(best('art', 'Party', 'Modern art', 'Artichokes', 'Art')).toEqual(['Art', 'Artichokes', 'Modern art', 'Party'])
})

test('of names that fit equally well the shorter comes first', () => {
  expect(best('to', 'Towards the sea', 'Today')).toEqual(['Today', 'Towards the sea'])
})

test('letters that begin words are enough, and words in another order', () => {
  expect(closeness('New task', 'nt')).toBeDefined()
  expect(closeness('New task', 'neta')).toBeDefined()
  expect(closeness('Keyboard shortcuts', 'short key')).toBeDefined()
  expect(best('mt', 'Empty', 'Move to trash')).toEqual(['Move to trash'])
})

test('letters may be left out, but not the first, nor another order', () => {
  expect(closeness('Statistics', 'sttcs')).toBeDefined()
  expect(closeness('Statistics', 'tsct')).toBeUndefined()
  expect(closeness('Upcoming', 'gnimocpu')).toBeUndefined()
})

test('accents and case make no difference, and signs alone find nothing', () => {
  expect(closeness('Café Zürich', 'cafe zu')).toBeDefined()
  expect(closeness('C++', '+')).toBeUndefined()
  expect(closeness('Inbox', '')).toBeUndefined()
})

test('stays between 0 and 1, however long a name is', () => {
  for (const name of ['a', 'b'.repeat(300) + ' a', `a ${'word '.repeat(60)}`]) {
    const fit = closeness(name, 'a') ?? -1
    expect(fit).toBeGreaterThan(0)
    expect(fit).toBeLessThanOrEqual(1)
  }
})
