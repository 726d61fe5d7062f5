import type { ParsedOf } from '@cairn/contract/contract'
import { dateIn } from '@cairn/contract/dates'
import { invalid, problem } from '@cairn/contract/problems'
import type { Condition, Test } from '@cairn/contract/query/conditions'
import { calledIn } from '@cairn/contract/query/known-names'
import { conditionsOf, parseQuery, textCondition } from '@cairn/contract/query/parse'
import { sentenceOf } from '@cairn/contract/query/syntax'
import { rangeIn, type Named, type Reader } from '@cairn/contract/query/readings'
import { descendsByItself } from '@cairn/contract/query/sort'
import { Status } from '@cairn/contract/tasks'
import { nowOf } from '../../ports/clock.ts'
import type { Search } from '../../ports/store.ts'
import type { Context } from '../context.ts'
import { allRows } from '../pages.ts'
import type { Reach } from '../standing.ts'

type ListInput = ParsedOf<'tasks.list'>

/** The parameters that no key serves by itself. */
const SEARCHING = [
  'status',
  'priority',
  'label',
  'overdue',
  'search',
  'createdFrom',
  'createdTo',
  'q',
  'sort',
  'order',
] as const

/** Whether this asks for more than one access pattern gives: then it is a search. */
export function isSearch(input: ListInput): boolean {
  const places = [input.project, input.parent, input.dueFrom ?? input.dueTo].filter(one => one !== undefined)
  return places.length > 1 || SEARCHING.some(name => input[name] !== undefined)
}

/** The plain parameters and the query as one search. Throws `invalid-request` at what is not understood. */
export async function searchOf(ctx: Context, input: ListInput, reach: Reach): Promise<Search> {
  const reader = await readerOf(ctx, input, reach)
  const { parts, errors } = parseQuery(input.q ?? '', reader)
  if (errors.length > 0)
    throw problem('invalid-request', {
      reason: 'query',
      errors: errors.map(error => ({ pointer: '/q', detail: sentenceOf(error), from: error.from, to: error.to })),
    })
  const by = input.sort ?? usualSort(input)
  return {
    trashed: input.trashed,
    conditions: [...plainConditions(input, reader), ...conditionsOf({ parts, errors })],
    order: {
      by,
      descending: input.order === undefined ? descendsByItself[by] : input.order === 'desc',
      timeZone: reach.timeZone,
    },
  }
}

/** What depends on the very moment cannot be told unchanged by what was written. */
export const isTimeless = ({ conditions }: Search) => conditions.every(({ on }) => on !== 'overdue')

function usualSort({ project, parent, dueFrom, dueTo }: ListInput) {
  if (dueFrom ?? dueTo) return 'due'
  return (project ?? parent) ? 'position' : 'created'
}

function plainConditions(input: ListInput, reader: Reader): Condition[] {
  const { project, parent, status, priority, label, overdue, completed, search = '' } = input
  const found: (Test | false | undefined)[] = [
    project !== undefined && { on: 'project', ids: [project] },
    parent !== undefined && { on: 'parent', ids: [parent] },
    status && { on: 'status', values: status },
    completed !== undefined && { on: 'status', values: Status.options.filter(s => (s === 'completed') === completed) },
    priority && { on: 'priority', values: priority },
    label !== undefined && { on: 'label', ids: labelsNamed(label, reader.labels) },
    (input.dueFrom ?? input.dueTo) !== undefined && {
      on: 'due',
      range: rangeIn(reader, { from: input.dueFrom ?? null, to: input.dueTo ?? null }),
    },
    (input.createdFrom ?? input.createdTo) !== undefined && {
      on: 'createdAt',
      range: createdIn(input, reader),
    },
  ]
  return [
    ...found.filter(test => !!test).map(test => ({ not: false, ...test })),
    ...(overdue === undefined ? [] : [{ not: !overdue, on: 'overdue' as const, now: reader.now, today: reader.today }]),
    ...search.split(/\s+/).flatMap(word => textCondition(word, reader) ?? []),
  ]
}

function createdIn({ createdFrom, createdTo }: ListInput, reader: Reader) {
  const { from, to } = rangeIn(reader, { from: createdFrom ?? null, to: createdTo ?? null })
  return { from: from?.at ?? null, to: to?.at ?? null }
}

function labelsNamed(given: string, labels: readonly Named[]): string[] {
  return given.split(',').flatMap(text => {
    const wanted = text.trim()
    const ids = calledIn(labels, wanted).map(({ id }) => id)
    if (ids.length > 0) return ids
    throw invalid('/label', `There is no label “${wanted}”.`)
  })
}

/** Names are read only where the question may hold some. */
export async function readerOf(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  { q, label, search }: Pick<ListInput, 'q' | 'label' | 'search'>,
  { scopes, timeZone }: Reach,
): Promise<Reader> {
  const named = q !== undefined || label !== undefined || search !== undefined
  const [labels, projects] = await Promise.all([
    named ? allRows(page => store.labels.list(scopes, page)) : [],
    q === undefined ? [] : allRows(page => store.projects.list(scopes, { trashed: false }, page)),
  ])
  return { now: nowOf(clock), today: dateIn(timeZone, clock.ms()), timeZone, labels, projects }
}
