import { expect, test } from 'vitest'
import { fitting, withRecent } from './fitting.ts'
import type { Command, Group } from './command.ts'

const command = (label: string, more: Partial<Command> = {}): Command => ({
  id: label,
  label,
  icon: null,
  act: () => {},
  ...more,
})
const group = (name: string, ...commands: Command[]): Group => ({ name, commands })
const labels = (groups: readonly Group[]) => groups.map(({ commands }) => commands.map(({ label }) => label))

const views = group('Views', command('Today'), command('Trash'), command('Upcoming'))
const projects = group('Projects', command('Trips'), command('Today’s garden'))

test('the group of what fits best comes first, and what does not fit not at all', () => {
  expect(labels(fitting([views, projects], 'tri', []))).toEqual([['Trips']])
  expect(labels(fitting([projects, views], 'today', []))).toEqual([['Today'], ['Today’s garden']])
})

test('of what fits alike, what was chosen last comes first', () => {
  expect(labels(fitting([views], 't', []))).toEqual([['Trash', 'Today']].map(one => one.toReversed()))
  expect(labels(fitting([views], 't', ['Trash', 'Today']))).toEqual([['Trash', 'Today']])
  expect(labels(fitting([views], 'today', ['Trash']))).toEqual([['Today']])
})

test('a task that was found by other words than its title stays, behind what fits by name', () => {
  const tasks = group('Tasks', command('Call Hanna', { found: true }))
  expect(labels(fitting([tasks, projects], 'trip', []))).toEqual([['Trips'], ['Call Hanna']])
})

test('before anything is typed, what was chosen last is on top, once, if it is still there', () => {
  const all = [views, projects]
  const known = all.flatMap(({ commands }) => commands)
  expect(labels(withRecent(all, 'Recent', ['Trips', 'gone', 'Today'], known))).toEqual([
    ['Trips', 'Today'],
    ['Trash', 'Upcoming'],
    ['Today’s garden'],
  ])
  expect(labels(withRecent(all, 'Recent', [], known))).toEqual(labels(all))
})
