import { expect, test } from 'vitest'
import { aTask } from './factories.ts'
import { matcher } from './task-query.ts'

const now = '2026-11-20T09:00:00.000Z'
// There it is the 20th already, and six in the evening.
const zone = 'Asia/Tokyo'

test.each([
  [{ dueOn: '2026-11-19' }, true],
  [{ dueOn: '2026-11-20' }, false],
  [{ dueAt: '2026-11-20T08:59:00.000Z' }, true],
  [{ dueAt: now }, false],
  [{ dueAt: '2026-11-20T09:01:00.000Z' }, false],
  [{}, false],
])('%j is late: %s, and nothing is both', (due, late) => {
  const task = aTask({ dueOn: null, dueAt: null, ...due })
  expect(matcher({ order: 'due', zone, lateAt: now })(task)).toBe(late)
  expect(matcher({ order: 'due', zone, notLateAt: now })(task)).toBe(!late)
})
