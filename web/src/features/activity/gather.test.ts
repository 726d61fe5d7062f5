import type { Activity } from '@cairn/contract/activity'
import { expect, test } from 'vitest'
import { gather } from './gather.ts'

test('what is of one batch and person is one thing, whatever came between, on the day on which it ended', () => {
  const days = gather(
    [
      told('2026-11-21T00:10:00.000Z', 'import'),
      told('2026-11-21T00:05:00.000Z', 'typed'),
      told('2026-11-20T23:55:00.000Z', 'import'),
      told('2026-11-20T23:50:00.000Z', 'import', 'ben'),
    ],
    'UTC',
  )
  expect(days.map(({ on, feats }) => [on, feats.map(({ entries }) => entries.length)])).toEqual([
    ['2026-11-21', [2, 1]],
    ['2026-11-20', [1]],
  ])
})

test('days are those of the reader', () => {
  const entries = [told('2026-11-20T23:30:00.000Z', 'late')]
  expect(gather(entries, 'Europe/Berlin')).toMatchObject([{ on: '2026-11-21' }])
})

test('nothing is no day', () => expect(gather([], 'UTC')).toEqual([]))

const told = (at: string, batch: string, actorId = 'anna'): Activity => ({
  id: `${batch}:${at}`,
  scope: 'scope',
  seq: 1,
  at,
  actorId,
  via: 'web',
  batch,
  kind: 'task.created',
  version: 1,
  subjectId: 'task',
  fields: [],
  old: null,
  new: {},
  undoable: true,
})
