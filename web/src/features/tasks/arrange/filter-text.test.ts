import { parseQuery } from '@cairn/contract/query/parse'
import { expect, test } from 'vitest'
import {
  chosenIn,
  dueChoices,
  dueFilter,
  labelFilter,
  NO_LABEL,
  priorityFilter,
  projectFilter,
  statusFilter,
  withChoice,
  type Choice,
} from './filter-text.ts'

const home = { id: 'l1', name: 'home' }
const deep = { id: 'l2', name: 'Deep work' }
const odd = { id: 'l3', name: 'the "odd" one' }
const reader = {
  now: '2026-11-20T09:00:00.000Z',
  today: '2026-11-20',
  timeZone: 'Europe/Berlin',
  labels: [home, deep, odd],
  projects: [{ id: 'p1', name: 'Front garden' }],
}
const chosen = (text: string) => chosenIn(parseQuery(text, reader).parts, reader)
const choose = (text: string, choice: Choice, filter: string) =>
  withChoice(text, parseQuery(text, reader).parts, choice, filter)

test('a choice takes the place of what the query said about it, and the rest stays as it was written', () => {
  expect(choose('tax  priority>=high -label:home', 'priority', priorityFilter(['low', 'none']))).toBe(
    'tax -label:home priority:low,none',
  )
  expect(choose('is:open tax', 'status', statusFilter(['completed']))).toBe('tax status:completed')
  expect(choose('tax is:open', 'status', statusFilter([]))).toBe('tax')
  expect(choose('due<=3d -due:today', 'due', dueFilter('overdue'))).toBe('-due:today is:overdue')
  expect(choose('label:home label:none', 'label', labelFilter([deep], false))).toBe('label:"Deep work"')
})

test('any of several labels is one filter, all of them are several; a name that cannot be written is an id', () => {
  expect(labelFilter([home, deep], false)).toBe('label:home,"Deep work"')
  expect(labelFilter([home, deep], true)).toBe('label:home label:"Deep work"')
  expect(labelFilter([odd], true)).toBe('label:l3')
  expect(labelFilter([], true)).toBe('')
})

test('what is chosen is read from the query, however it was written', () => {
  expect(chosen('is:open')).toMatchObject({ status: ['pending', 'in_progress'], priority: [], due: undefined })
  expect(chosen('priority>=medium priority<urgent')).toMatchObject({ priority: ['medium', 'high'] })
  expect(chosen('label:home,"deep work"')).toMatchObject({ labelIds: ['l1', 'l2'], allLabels: false })
  expect(chosen('label:home label:"deep work"')).toMatchObject({ labelIds: ['l1', 'l2'], allLabels: true })
  expect(chosen('label:none')).toMatchObject({ labelIds: [], noLabel: true })
  expect(chosen(NO_LABEL)).toMatchObject({ noLabel: true })
  expect(chosen('-priority:low -label:home -is:done')).toMatchObject({ status: [], priority: [], labelIds: [] })
})

test('one project can be chosen', () => {
  const [garden] = reader.projects
  expect(projectFilter(garden)).toBe('project:"Front garden"')
  expect(projectFilter(undefined)).toBe('')
  expect(choose('tax project:p1', 'project', '')).toBe('tax')
  expect(chosen('project:"front garden"')).toMatchObject({ projectId: 'p1' })
  expect(chosen('-project:p1').projectId).toBeUndefined()
})

test('each choice of due is found again; another day is none of them', () => {
  for (const choice of dueChoices) expect(chosen(dueFilter(choice)).due).toBe(choice)
  expect(chosen('due<=7d').due).toBeUndefined()
  expect(chosen('is:overdue due:today').due).toBeUndefined()
  expect(dueFilter(undefined)).toBe('')
})
