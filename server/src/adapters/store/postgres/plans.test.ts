import { newId } from '@cairn/contract/ids'
import { conditionsOf, parseQuery } from '@cairn/contract/query/parse'
import { Sort } from '@cairn/contract/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testClock } from '../../../../test/clock.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { adding, aLabel, aTask } from '../../../../test/factories.ts'
import type { Store } from '../../../ports/store.ts'
import { openDatabase, type Database } from '../../engine/postgres/database.ts'
import { postgresStore } from './store.ts'

/*
 * What a question costs must depend on what the asker's workspaces hold, never on everybody else's: whatever PostgreSQL has learnt
 * of its tables, all that is read of them is found by scope.
 */

const NOW = '2026-11-20T22:30:00.000Z'
const scopes = Array.from({ length: 30 }, newId)
const [scope = '', other = ''] = scopes
const projectId = newId()
const home = aLabel({ scope, name: 'home' })
const reader = {
  now: NOW,
  today: '2026-11-20',
  timeZone: 'Europe/Berlin',
  labels: [home],
  projects: [{ id: projectId, name: 'Garden' }],
}

let fresh: Awaited<ReturnType<typeof freshDatabase>>

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

type Ask = (store: Store) => Promise<unknown>

const day = { on: '2026-11-20', at: '2026-11-19T23:00:00.000Z', from: '2026-11-19T23:00:00.000Z', to: NOW }
const later = { on: '2026-12-20', at: '2026-12-19T23:00:00.000Z' }
const page = { limit: 20 }
const living = { trashed: false }
const search =
  (q: string, by: Sort = 'created', asked = [scope]): Ask =>
  store =>
    store.tasks.search(
      asked,
      { ...living, conditions: conditionsOf(parseQuery(q, reader)), order: { ...reader, by, descending: false } },
      page,
    )

const LISTS: Ask[] = [
  store => store.tasks.list([scope], living, page),
  store => store.tasks.list([scope, other], { ...living, statuses: ['completed'] }, page),
  store => store.tasks.list([scope], { trashed: true }, page),
  store => store.tasks.listByProject(scope, projectId, living, page),
  store => store.tasks.listByParent(scope, newId(), living, page),
  store => store.tasks.listByLabel(scope, home.id, page),
  store => store.tasks.listByDue([scope, other], { from: day, to: later }, living, page),
  store => store.tasks.listByDue([scope], { from: day, to: later }, living, { ...page, after: placeIn(NOW) }),
  store => store.tasks.lines.list([scope], living, page),
  store => store.tasks.lines.listByProject(scope, projectId, living, page),
  store => store.log.newest([scope], { kinds: ['task.created'] }, page),
  store => store.log.newest([scope], { kinds: ['task.created'], of: [newId()] }, page),
  store => store.log.ofScope(scope, page),
  store => store.scopes.rows(scope, 'tasks', page),
]
const placeIn = (at: string) => JSON.stringify([at, newId()])

const QUERIES = [
  'rent',
  '"pay rent" priority:high',
  '-rent',
  'home',
  'pay home -rent',
  'is:open',
  'is:overdue',
  'status:completed,cancelled',
  'priority>=high',
  'label:home',
  '-has:label',
  'project:garden',
  'has:parent',
  'due<=7d',
  'due:none',
  'start:today',
  'created>=-7d',
  'updated:today',
  'completed>=-7d',
  'has:description',
]
const OTHERS: Ask[] = [
  store => store.tasks.find([scope], newId()),
  store => store.labels.list([scope], page),
  store => store.projects.list([scope], living, page),
  store => store.log.ofBatch(scope, newId()),
  store => store.log.batchBack(scope, newId(), 5, 5),
  store => store.tasks.stats([scope], { now: NOW, today: day, days: [day] }),
  store => store.log.counts([scope], ['task.created'], [day]),
]
const SEARCHES = [
  ...QUERIES.map(q => search(q)),
  ...QUERIES.map(q => search(q, 'due', [scope, other])),
  ...Sort.options.map(by => search('', by)),
]

describe.each([
  ['nothing is there', () => {}],
  ['many have come', fill],
])('once %s', (_when, come) => {
  beforeAll(come)

  test('lists, searches and figures read no scope but those asked for', async () => {
    const plans = await plansOf([...LISTS, ...SEARCHES, ...OTHERS])
    expect(plans.length).toBeGreaterThan(LISTS.length + QUERIES.length)
    for (const { statement, plan } of plans)
      for (const node of scans(plan)) expect(isByScope(node), statement).toBe(true)
  })

  test('a list reads a page of an index and sorts no more than that', async () => {
    for (const { statement, plan } of await plansOf(LISTS))
      for (const node of scans(plan)) expect(node.inPage || isByKey(node), statement).toBe(true)
  })
})

function fill() {
  return using(async (database, store) => {
    for (const scope of scopes) {
      const tasks = Array.from({ length: 60 }, (_, n) =>
        aTask({ scope, projectId, title: `Pay rent ${n}`, ...(n % 2 && { dueOn: day.on }) }),
      )
      await store.commit(adding('tasks', ...tasks))
      await store.commit(adding('labels', aLabel({ scope })))
    }
    await database.run(sql => sql`analyze`)
  })
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}

/** How PostgreSQL goes about the statements that these questions are, as it does for every person. */
const plansOf = (questions: Ask[]) =>
  using(async (database, store) => {
    for (const ask of questions) await ask(store)
    const statements = await database.run(
      sql => sql<{ statement: string }[]>`
        select statement from pg_prepared_statements where statement not like '%pg_prepared_statements%'`,
    )
    return Promise.all(
      statements.map(async ({ statement }) => {
        const [row] = await database.run(sql =>
          sql.unsafe<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(`explain (generic_plan, format json) ${statement}`),
        )
        return { statement, plan: row['QUERY PLAN'][0].Plan }
      }),
    )
  })

/** On one connection, which has prepared what it was asked and nothing else. */
async function using<T>(work: (database: Database, store: Store) => Promise<T>): Promise<T> {
  const database = openDatabase({ address: fresh.address, connections: 1 })
  return work(database, postgresStore(database, testClock())).finally(() => database.close())
}

/** `inPage`: a limit stops it early, for nothing in between has to see all rows first. */
function scans(plan: Plan, inPage = false): (Plan & { inPage: boolean })[] {
  const type = plan['Node Type']
  const below = type === 'Limit' || (inPage && !/Sort|Hash|Aggregate|Bitmap/.test(type))
  return [
    ...(/Scan/.test(type) && (plan['Relation Name'] || plan['Index Name']) ? [{ ...plan, inPage }] : []),
    ...(plan.Plans ?? []).flatMap(one => scans(one, below)),
  ]
}

/** One row at most. */
const isByKey = (node: Plan) =>
  node['Index Name']?.endsWith('_pkey') === true && node['Index Cond']?.split(' = ').length === 3

/** The words of a scope begin with it. */
function isByScope(node: Plan) {
  // What a bitmap says is read is what the index below it found.
  if (node['Node Type'] === 'Bitmap Heap Scan') return true
  return node['Index Name'] === 'words-lexemes' || /\bscope\b/.test(node['Index Cond'] ?? '')
}
