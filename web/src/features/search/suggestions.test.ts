import { expect, test } from 'vitest'
import { completed, completionOf } from './suggestions.ts'

const names = {
  labels: [
    { id: '1', name: 'Deep work' },
    { id: '3', name: 'home' },
  ],
  projects: [{ id: '2', name: 'Garden' }],
}

/** What each choice makes of the text. */
const whole = (text: string) => {
  const { from, items } = completionOf(text, names)
  return items.map(item => text.slice(0, from) + item)
}

test('a word at the end may become a filter', () => {
  expect(whole('tax du')).toEqual(['tax due:today', 'tax due<=7d', 'tax due:none'])
  expect(whole('-pro')).toEqual(['-project:Garden'])
  expect(completionOf('tax du', names).eager).toBe(false)
})

test('a filter that is begun is offered its values, by any word of a name', () => {
  expect(whole('-label:')).toEqual(['-label:"Deep work"', '-label:home', '-label:none'])
  expect(whole('tax label:wo')).toEqual(['tax label:"Deep work"'])
  expect(whole('label:home,"deep w')).toEqual(['label:home,"Deep work"'])
  expect(whole('project:gar')).toEqual(['project:Garden'])
  expect(whole('status:pending,in')).toEqual(['status:pending,in_progress'])
  expect(whole('priority>=')).toEqual(['urgent', 'high', 'medium', 'low', 'none'].map(word => `priority>=${word}`))
  expect(whole('due<to')).toEqual(['due<today', 'due<tomorrow'])
  expect(whole('due:n')).toEqual(['due:none'])
  expect(whole('due<n')).toEqual([])
  expect(completionOf('label:wo', names).eager).toBe(true)
})

test('one letter, a whole filter, an ended word and text in quotation marks offer nothing', () => {
  for (const text of ['d', 'due:today', 'label:home', 'due ', 'garden', '', '"note label:ho', 'colour:r'])
    expect(whole(text), text).toEqual([])
})

test('what was typed so far is replaced, and a minus before it stays', () => {
  expect(completed('tax du', 'due:today')).toBe('tax due:today ')
  expect(completed('tax -lab', 'label:none')).toBe('tax -label:none ')
  expect(completed('', 'is:open')).toBe('is:open ')
})
