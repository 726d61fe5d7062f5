import { conditionsOf, parseQuery } from '@cairn/contract/query/parse'
import { expect, test } from 'vitest'
import { askedOf } from './asked-of.ts'

const reader = {
  now: '2026-11-20T09:00:00.000Z',
  today: '2026-11-20',
  timeZone: 'UTC',
  labels: [],
  projects: [],
}
const view = { project: 'p1', parent: null, order: 'position' } as const
const asked = (text: string) =>
  askedOf(view, { by: undefined, descending: true }, conditionsOf(parseQuery(text, reader)), 'UTC')

test('what is done stands apart, filtered alike', () => {
  const { open, done, whole } = asked('tax')
  expect(whole).toBe(false)
  expect(open.view).toEqual({ project: 'p1', parent: null, order: 'position', state: 'open', zone: 'UTC' })
  expect(done.view).toMatchObject({ state: 'done', order: 'finished' })
  expect(done.conditions).toEqual(open.conditions)
})

test.each(['status:completed', '-is:cancelled', 'completed:today'])('%s says itself what it is after', text => {
  expect(asked(text)).toMatchObject({ whole: true })
  expect(asked(text).open.view).not.toHaveProperty('state')
})

test('subtasks are in a list only when they are asked for', () => {
  expect(asked('is:subtask').open.view).not.toHaveProperty('parent')
  expect(asked('-is:subtask').open.view).toMatchObject({ parent: null })
})
