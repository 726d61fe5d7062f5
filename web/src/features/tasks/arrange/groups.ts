import { priorities, statuses } from '@cairn/contract/choices'
import { isOpen } from '@cairn/contract/task-rules'
import type { Priority, Status, Task } from '@cairn/contract/tasks'
import { en } from '../../../app/en.ts'
import { statusNames, taskWords } from '../../../app/en-task.ts'
import { arrange as say } from '../../../app/en-arrange.ts'
import { dueDay } from '../../../data/task-query.ts'
import type { Grouping } from './address.ts'

export interface Group {
  key: string
  title: string
  tasks: readonly Task[]
  /** Where the heading is a day: its rows need not say it again. */
  day?: string
}

/** What decides about groups beside the tasks. */
export interface Names {
  zone: string
  today: string
  dayWords: (day: string) => string
  /** In the order of their groups. */
  labels: readonly Named[]
  projects: readonly Named[]
}

interface Named {
  id: string
  name: string
}

/**
 * Tasks under headings, in their order within each; headings without tasks are left out. A task stands under each of its labels,
 * and what is overdue under one heading, however many days ago. One pass; a group that is as it was `before` is the same object.
 */
export function grouped(
  tasks: readonly Task[],
  by: Grouping,
  names: Names,
  { turned = false, before = [], stays }: { turned?: boolean; before?: readonly Group[]; stays?: Stays } = {},
): readonly Group[] {
  const keysOf = keys[by](names)
  const found = new Map<string, Task[]>()
  for (const task of tasks) {
    for (const key of stays?.(task) ?? keysOf(task)) {
      const group = found.get(key)
      if (group) group.push(task)
      else found.set(key, [task])
    }
  }
  const known = new Map(before.map(group => [group.key, group]))
  return inOrder(found, by, names, turned).map(key => {
    const group = {
      key,
      title: titles[by](key, names),
      tasks: found.get(key) ?? [],
      ...(by === 'due' && isDay(key) && { day: key }),
    }
    const old = known.get(key)
    return old && isSame(old, group) ? old : group
  })
}

/** The groups that a task must not leave yet, whatever it has become. */
type Stays = (task: Task) => readonly string[] | undefined

/** Has no day, priority or label; stands last, whichever way round. */
const NONE = 'none'
const OVERDUE = 'overdue'
const isDay = (key: string) => key !== NONE && key !== OVERDUE

const keys: Record<Grouping, (names: Names) => (task: Task) => readonly string[]> = {
  due:
    ({ zone, today }) =>
    task => {
      const day = dueDay(task, zone)
      return [day === null ? NONE : day < today && isOpen(task) ? OVERDUE : day]
    },
  priority: () => task => [task.priority],
  status: () => task => [task.status],
  project: () => task => [task.projectId],
  label({ labels }) {
    const live = new Set(labels.map(({ id }) => id))
    // A task keeps the id of a label that was deleted, so that undo brings it back.
    return ({ labelIds }) => {
      const there = labelIds.filter(id => live.has(id))
      return there.length > 0 ? there : [NONE]
    }
  },
}

function inOrder(found: ReadonlyMap<string, unknown>, by: Grouping, { labels, projects }: Names, turned: boolean) {
  const ids = { label: labels, project: projects, due: [], priority: [], status: [] }[by].map(({ id }) => id)
  const all: Record<Grouping, readonly string[]> = {
    // Days are in order as text; what is overdue is before them.
    due: [OVERDUE, ...[...found.keys()].filter(isDay).toSorted()],
    priority: priorities.filter(priority => priority !== NONE).toReversed(),
    status: statuses,
    project: ids,
    label: ids,
  }
  const there = all[by].filter(key => found.has(key))
  // What has lost its name in between is still shown.
  const others = [...found.keys()].filter(key => key !== NONE && !there.includes(key))
  return [...(turned ? there.toReversed() : there), ...others, ...(found.has(NONE) ? [NONE] : [])]
}

const titles: Record<Grouping, (key: string, names: Names) => string> = {
  due: (key, { dayWords }) => (key === NONE ? taskWords.noDue : key === OVERDUE ? say.overdue : dayWords(key)),
  priority: key => (key === NONE ? taskWords.noPriority : en.priority[key as Priority]),
  status: key => statusNames[key as Status],
  project: (key, { projects }) => nameOf(key, projects),
  label: (key, { labels }) => (key === NONE ? say.noLabel : nameOf(key, labels)),
}

const nameOf = (id: string, named: readonly Named[]) => named.find(one => one.id === id)?.name ?? say.unnamed

function isSame(old: Group, now: Group) {
  return (
    old.title === now.title &&
    old.tasks.length === now.tasks.length &&
    old.tasks.every((task, index) => task === now.tasks[index])
  )
}
