import type { InputOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { positionAt } from '@cairn/contract/positions'
import { spread, type Days } from './days.ts'
import type { DemoProject, DemoTask, LabelName } from './life.ts'

/** One thing that the person did, and when, in milliseconds. */
type Gesture =
  | { at: number; operation: 'tasks.create'; input: InputOf<'tasks.create'> }
  | { at: number; operation: 'tasks.update'; input: InputOf<'tasks.update'> }
  | { at: number; operation: 'tasks.delete'; input: InputOf<'tasks.delete'> }

export interface Told extends Pick<DemoProject, 'tasks' | 'weekdays'> {
  projectId: string
}

interface Known {
  days: Days
  labelIds: Record<LabelName, string>
}

/** Everything that happened to the tasks, in the order in which it happened. */
export function timelineOf(projects: Told[], known: Known): Gesture[] {
  return projects
    .flatMap(({ tasks, ...project }) => tasks.flatMap((task, row) => storyOf(task, { ...project, row }, known)))
    .toSorted((a, b) => a.at - b.at)
}

interface Place extends Omit<Told, 'tasks'> {
  /** Tasks stand in the order in which they are told, whenever they were made. */
  row: number
}

function storyOf(task: DemoTask, place: Place, { days, labelIds }: Known): Gesture[] {
  const { title, notes, priority, labels = [], due, slippedFrom } = task
  const id = newId()
  const made = days.ago(daysSinceMade(task), title)
  const firstDue = slippedFrom ?? due
  const story = tell(made, {
    operation: 'tasks.create',
    input: {
      id,
      title,
      projectId: place.projectId,
      position: positionAt(place.row),
      labelIds: labels.map(name => labelIds[name]),
      ...(notes !== undefined && { description: notes }),
      ...(priority && { priority }),
      ...(firstDue !== undefined && days.due(firstDue, place)),
    },
  })
  const ago = (count: number) => days.ago(count, `${title} ${story.gestures.length}`)
  const update = (daysAgo: number, fields: Omit<InputOf<'tasks.update'>, 'taskId'>) =>
    story.next(ago(daysAgo), { operation: 'tasks.update', input: { taskId: id, ...fields } })

  if (slippedFrom !== undefined && due !== undefined) update(Math.max(2, -slippedFrom), days.due(due, place))
  if (task.begun !== undefined) update(task.begun, { status: 'in_progress' })
  if (task.done !== undefined) update(task.done, { status: 'completed' })
  if (task.dropped !== undefined) update(task.dropped, { status: 'cancelled' })
  if (task.binned !== undefined) story.next(ago(task.binned), { operation: 'tasks.delete', input: { taskId: id } })

  return [...story.gestures, ...stepsOf(task, { parentId: id, made, days })]
}

function stepsOf({ steps, begun = 3, done: taskDone }: DemoTask, { parentId, made, days }: Above): Gesture[] {
  const done = steps?.done ?? []
  return [...done, ...(steps?.open ?? [])].flatMap((title, row) => {
    const id = newId()
    const input = { id, title, parentId, position: positionAt(row) }
    const story = tell(made + row + 1, { operation: 'tasks.create', input })
    const doneOn = days.ago(taskDone === undefined ? spread(title, begun) : taskDone + 1, title)
    if (row < done.length) story.next(doneOn, { operation: 'tasks.update', input: { taskId: id, completed: true } })
    return story.gestures
  })
}

interface Above {
  parentId: string
  made: number
  days: Days
}

type Act = Gesture extends infer G ? (G extends Gesture ? Omit<G, 'at'> : never) : never

/** A story whose every next gesture comes after the one before. */
function tell(at: number, first: Act) {
  const gestures = [{ at, ...first }]
  return {
    gestures,
    next(wanted: number, act: Act) {
      const last = gestures.at(-1)?.at ?? at
      gestures.push({ at: Math.max(wanted, last + 1), ...act })
    },
  }
}

/** Unless told: some days before the first thing that happened to it, or the first day it was due. */
function daysSinceMade({
  title,
  made,
  due = 0,
  slippedFrom = 0,
  begun = 0,
  done = 0,
  dropped = 0,
  binned = 0,
}: DemoTask) {
  if (made !== undefined) return made
  const dueDay = typeof due === 'number' ? due : due[0]
  const since = Math.max(begun, done, dropped, binned, -dueDay, -slippedFrom)
  return since + 1 + spread(title, since > 0 ? 10 : 40)
}
