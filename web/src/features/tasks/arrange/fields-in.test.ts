import { conditionsOf, parseQuery } from '@cairn/contract/query/parse'
import { expect, test } from 'vitest'
import type { TaskFields } from '../actions.ts'
import { fieldsIn } from './fields-in.ts'

const reader = {
  now: '2026-11-20T09:00:00.000Z',
  today: '2026-11-20',
  timeZone: 'Europe/Berlin',
  labels: [
    { id: 'l1', name: 'home' },
    { id: 'l2', name: 'work' },
  ],
  projects: [{ id: 'p1', name: 'Garden' }],
}
const fields = (text: string, place: TaskFields = {}) => fieldsIn(conditionsOf(parseQuery(text, reader)), place)

test('a new task gets what the filter leaves no choice about', () => {
  expect(fields('priority:high label:home label:work due:tomorrow start:today project:Garden tax')).toEqual({
    priority: 'high',
    labelIds: ['l1', 'l2'],
    dueOn: '2026-11-21',
    startOn: '2026-11-20',
    projectId: 'p1',
  })
})

test('where there is a choice, or a filter turned round, nothing is guessed', () => {
  expect(fields('priority:high,low label:home,work due<=7d start:any -priority:none -label:home is:open')).toEqual({})
})

test('the place has the last word about its project, and keeps its label', () => {
  expect(fields('project:Garden', { projectId: 'inbox' })).toEqual({ projectId: 'inbox' })
  expect(fields('label:home', { labelIds: ['l2'] })).toEqual({ labelIds: ['l2', 'l1'] })
})
