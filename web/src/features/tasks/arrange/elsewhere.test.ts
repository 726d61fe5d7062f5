import { statuses } from '@cairn/contract/choices'
import { parseQuery } from '@cairn/contract/query/parse'
import { expect, test } from 'vitest'
import type { Arrangement } from './address.ts'
import { elsewhere } from './elsewhere.ts'

const garden = { id: '01a1f900-0000-7000-8000-000000000001', name: 'Front garden' }
const home = { id: '01a1f900-0000-7000-8000-000000000002', name: 'home' }
const reader = {
  now: '2026-11-20T09:00:00.000Z',
  today: '2026-11-20',
  timeZone: 'UTC',
  labels: [home],
  projects: [garden],
}
type Here = Parameters<typeof elsewhere>[0]
const own: Arrangement = { text: '', by: undefined, descending: true, group: undefined }
const saved = (here: Here, arrangement: Partial<Arrangement>) => {
  const all = { ...own, ...arrangement }
  return elsewhere(here, all, parseQuery(all.text, reader), reader)
}

const search: Here = { view: { order: 'newest' }, statuses }
const project: Here = { view: { project: garden.id, parent: null, order: 'position' }, statuses }
const label: Here = { view: { label: home.id, order: 'due' }, statuses }
const completed: Here = { view: { order: 'finished' }, statuses: ['completed', 'cancelled'] }

test('what is saved of a list is in the order in which the list was seen', () => {
  expect(saved(search, { text: 'is:open' })).toMatchObject({ text: 'is:open', by: 'created', descending: true })
  expect(saved(project, { text: 'p' })).toMatchObject({ by: 'position', descending: false })
  expect(saved(label, { text: 'p' })).toMatchObject({ by: undefined })
  expect(saved(completed, { text: 'p' })).toMatchObject({ by: 'completed', descending: true })
})

test('an order that somebody chose is saved as it was chosen', () => {
  const chosen = { by: 'due', descending: true } as const
  for (const here of [search, project, label]) expect(saved(here, { text: 'p', ...chosen })).toMatchObject(chosen)
})

test('the query says where the list was, and what that leaves out', () => {
  expect(saved(project, { text: ' p ' }).text).toBe('project:"Front garden" -is:subtask p')
  expect(saved(project, { text: 'is:subtask' }).text).toBe('project:"Front garden" is:subtask')
  expect(saved(project, { text: '-is:subtask p' }).text).toBe('project:"Front garden" -is:subtask p')
  expect(saved(label, { text: 'p' }).text).toBe('label:home p')
  expect(saved(completed, { text: 'p' }).text).toBe('is:done p')
})
