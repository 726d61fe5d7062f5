import { expect, test } from 'vitest'
import { completed, suggestionsFor } from './suggestions.ts'

const names = { labels: [{ id: '1', name: 'Deep work' }], projects: [{ id: '2', name: 'Garden' }] }

test('the word at the end is completed to the filters that begin so', () => {
  expect(suggestionsFor('tax du', names)).toEqual(['due:today', 'due<=7d', 'due:none'])
  expect(suggestionsFor('-label:', names)).toEqual(['label:none', 'label:"Deep work"'])
  expect(suggestionsFor('project:gar', names)).toEqual(['project:Garden'])
})

test('one letter, a whole filter and an ended word offer nothing', () => {
  for (const query of ['d', 'due:today', 'due ', 'garden', '']) expect(suggestionsFor(query, names), query).toEqual([])
})

test('what was typed so far is replaced, and a minus before it stays', () => {
  expect(completed('tax du', 'due:today')).toBe('tax due:today ')
  expect(completed('tax -lab', 'label:none')).toBe('tax -label:none ')
  expect(completed('', 'is:open')).toBe('is:open ')
})
