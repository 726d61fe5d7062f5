import { useState } from 'react'
import { palette as say } from '../../app/en-palette.ts'
import { cairn } from '../../data/cairn.ts'
import { actions, taskActions } from './actions.tsx'
import type { Group } from './command.ts'
import { fitting, withRecent } from './fitting.ts'
import { commandOf, useFoundTasks } from './found-tasks.tsx'
import { usePlaces } from './places.tsx'
import { recent } from './recent.ts'

/** What can be chosen, by what is typed of it. */
export function useChoices(typed: string): readonly Group[] {
  // As it was when the palette opened: the focus is in here now, and says no longer which task is meant.
  const [here] = useState(() => [taskActions() ?? [], actions()].flat())
  const [latest] = useState(recent)
  const places = usePlaces()
  const found = useFoundTasks(typed)
  const all = [...here, ...places]
  if (typed.trim() !== '') return fitting([...all, { name: say.tasks, commands: found }], typed, latest)
  const tasks = latest.flatMap(id => liveTask(id) ?? []).map(commandOf)
  return withRecent(all, say.recent, latest, [...all.flatMap(({ commands }) => commands), ...tasks])
}

function liveTask(id: string) {
  const task = cairn.tables.tasks.get(id.slice('task:'.length))
  return task?.deletedAt === null ? task : undefined
}
