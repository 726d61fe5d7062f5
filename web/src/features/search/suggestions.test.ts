import { expect, test } from 'vitest'
import { completed, completionOf, shown } from './suggestions.ts'

const names = {
  labels: [
    { id: '1', name: 'Deep work' },
    { id: '3', name: 'home' },
    { id: '4', name: 'Water, fire' },
    { id: '5', name: '12" vinyl' },
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
  expect(whole('-label:')).toEqual(['-label:"Deep work"', '-label:home', '-label:"Water, fire"', '-label:none'])
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

test('a word that every object knows is no filter', () => {
  for (const text of ['constructor:', 'constructor:a', 'toString:', 'valueOf<=', 'hasOwnProperty:"a'])
    expect(whole(text), text).toEqual([])
})

test('a comma between quotation marks is part of a name', () => {
  expect(whole('label:"Water, f')).toEqual(['label:"Water, fire"'])
  expect(whole('tax label:home,"water, ')).toEqual(['tax label:home,"Water, fire"'])
  expect(whole('label:"Deep, w')).toEqual(['label:"Deep work"'])
  expect(whole('label:"Deep, h')).toEqual([])
  expect(whole('label:"Water, fire",wo')).toEqual(['label:"Water, fire","Deep work"'])
  expect(whole('label:"Water, fire"')).toEqual([])
})

test('a filter is shown as it will be written, a name without its quotation marks', () => {
  const shownFor = (text: string) => completionOf(text, names).items.map(shown)
  expect(shownFor('lab')).toEqual(['label:none', 'label:"Deep work"', 'label:home', 'label:"Water, fire"'])
  expect(shownFor('label:w')).toEqual(['Water, fire', 'Deep work'])
})

test('what was typed so far is replaced, and a minus before it stays', () => {
  expect(completed('tax du', 'due:today')).toBe('tax due:today ')
  expect(completed('tax -lab', 'label:none')).toBe('tax -label:none ')
  expect(completed('', 'is:open')).toBe('is:open ')
})
