import type { Condition } from '@cairn/contract/query/conditions'
import { quoted } from '@cairn/contract/query/syntax'
import { conditionsOf, parseQuery, type Part } from '@cairn/contract/query/parse'
import type { Named, Reader } from '@cairn/contract/query/readings'
import type { Priority, Status } from '@cairn/contract/tasks'
import { withoutParts } from '../../search/query-text.ts'

/** Parts of a query that can be chosen rather than written; the text of the query stays the one place that says what is asked. */
export type Choice = 'status' | 'priority' | 'label' | 'project' | 'due'

export const dueChoices = ['overdue', 'today', 'week', 'none'] as const
export type DueChoice = (typeof dueChoices)[number]

const DUE: Record<DueChoice, string> = {
  overdue: 'is:overdue',
  today: 'due:today',
  week: 'due:today..7d',
  none: 'due:none',
}

/** The query with another choice in place of what it said about it; everything else that somebody wrote stays. */
export const withChoice = (text: string, parts: readonly Part[], choice: Choice, filter: string) =>
  `${withoutParts(
    text,
    parts.filter(({ condition }) => isAbout[choice](condition)),
  )} ${filter}`.trim()

export const statusFilter = (values: readonly Status[]) => (values.length > 0 ? `status:${values.join()}` : '')

export const priorityFilter = (values: readonly Priority[]) => (values.length > 0 ? `priority:${values.join()}` : '')

/** Any of these labels, or all of them. */
export const labelFilter = (labels: readonly Named[], all: boolean) =>
  labels.length === 0
    ? ''
    : all
      ? labels.map(label => `label:${written(label)}`).join(' ')
      : `label:${labels.map(written).join()}`

export const projectFilter = (project: Named | undefined) => (project ? `project:${written(project)}` : '')

export const NO_LABEL = '-has:label'

export const dueFilter = (choice: DueChoice | undefined) => (choice ? DUE[choice] : '')

interface Chosen {
  status: readonly Status[]
  priority: readonly Priority[]
  labelIds: readonly string[]
  /** A task must have each of the labels. */
  allLabels: boolean
  noLabel: boolean
  /** The one, if it is one. */
  projectId: string | undefined
  due: DueChoice | undefined
}

/** What a query says, as far as it can be chosen. */
export function chosenIn(parts: readonly Part[], reader: Reader): Chosen {
  const about = (choice: Choice) => parts.map(({ condition }) => condition).filter(isAbout[choice])
  const labels = about('label').flatMap(condition => (condition.on === 'label' ? [condition.ids] : []))
  const projects = about('project').flatMap(condition => (condition.on === 'project' ? condition.ids : []))
  const due = about('due')
  return {
    status: inEach(about('status').flatMap(condition => (condition.on === 'status' ? [condition.values] : []))),
    priority: inEach(about('priority').flatMap(condition => (condition.on === 'priority' ? [condition.values] : []))),
    labelIds: [...new Set(labels.flat())],
    allLabels: labels.length > 1,
    noLabel: about('label').some(({ on }) => on === 'has'),
    projectId: projects.length === 1 ? projects[0] : undefined,
    due:
      due.length === 1
        ? dueChoices.find(choice => isSame(conditionsOf(parseQuery(DUE[choice], reader)), due))
        : undefined,
  }
}

/** Turned round, a filter is something else than what can be chosen; that there is none of it is chosen. */
const isAbout: Record<Choice, (condition: Condition) => boolean> = {
  status: ({ on, not }) => on === 'status' && !not,
  priority: ({ on, not }) => on === 'priority' && !not,
  label: condition =>
    condition.on === 'label' ? !condition.not : condition.on === 'has' && condition.what === 'label' && condition.not,
  project: ({ on, not }) => on === 'project' && !not,
  due: condition =>
    condition.on === 'overdue' ? !condition.not : condition.on === 'due' && (!condition.not || isAnyDay(condition)),
}

const isAnyDay = ({ range }: Extract<Condition, { on: 'due' }>) => range.from === null && range.to === null

/** Two filters of one kind narrow each other down. */
const inEach = <T>([first = [], ...rest]: readonly (readonly T[])[]) =>
  first.filter(value => rest.every(values => values.includes(value)))

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** A quotation mark cannot stand in a value. */
const written = ({ id, name }: Named) => (name.includes('"') ? id : quoted(name))
