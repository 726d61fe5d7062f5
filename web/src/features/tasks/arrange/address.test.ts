import { expect, test } from 'vitest'
import { arrangementIn, withArrangement, withChanges, type Arrangement } from './address.ts'

const nothing: Arrangement = { text: '', by: undefined, descending: true, group: undefined }

const read = (search: string) => arrangementIn(new URLSearchParams(search))
const write = (search: string, arrangement: Partial<Arrangement>) =>
  String(withArrangement(new URLSearchParams(search), { ...nothing, ...arrangement }))

test('an address without a word about it leaves a list as its view has it', () => {
  expect(read('')).toEqual(nothing)
  expect(read('task=1&sort=colour&group=moon')).toEqual(nothing)
})

test('an order goes the way people expect, unless the address turns it round', () => {
  expect(read('sort=due')).toMatchObject({ by: 'due', descending: false })
  expect(read('sort=priority')).toMatchObject({ by: 'priority', descending: true })
  expect(read('sort=priority&order=asc')).toMatchObject({ by: 'priority', descending: false })
})

test('what goes without saying is not written, and what else the address says stays', () => {
  expect(write('task=1&q=old&group=label', { by: 'due', descending: false })).toBe('task=1&sort=due')
  expect(write('', { by: 'due', descending: true, group: 'status' })).toBe('sort=due&order=desc&group=status')
  expect(write('q=old&sort=due&order=desc&group=due', nothing)).toBe('')
})

test('what is written is read again', () => {
  const arrangement = { text: 'is:open "a b" -label:c', by: 'title', descending: true, group: 'project' } as const
  expect(read(write('', arrangement))).toEqual(arrangement)
})

test('of what is saved the address says nothing, and everything of what differs from it', () => {
  const saved = { ...nothing, text: 'is:open', by: 'due', descending: false } as const
  const changed = (search: string, arrangement: Partial<Arrangement>) =>
    String(withChanges(new URLSearchParams(search), { ...saved, ...arrangement }, saved))
  expect(changed('task=1&q=old&sort=title', {})).toBe('task=1')
  expect(changed('', { text: ' is:open ' })).toBe('')
  expect(changed('task=1', { group: 'label' })).toBe('task=1&q=is%3Aopen&sort=due&group=label')
  expect(changed('', { ...nothing })).toBe('q=')
})
