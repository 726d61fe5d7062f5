import { newId } from '@cairn/contract/ids'
import { HAVING } from '@cairn/contract/query/conditions'
import { fits } from '@cairn/contract/query/match'
import { conditionsOf, parseQuery } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { inOrder, type Order } from '@cairn/contract/query/sort'
import { searchText } from '@cairn/contract/query/words'
import { Priority, Sort, Status } from '@cairn/contract/tasks'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskRow } from '../src/ports/rows.ts'
import type { Store } from '../src/ports/store.ts'
import { adding, aTask } from './factories.ts'
import { pagesOf } from './paging.ts'
import { holds } from './properties.ts'
import { stores, type OpenEngine } from './stores.ts'

/*
 * The browser has nothing but the contract's predicate and order: what they say of random tasks and random queries, every store
 * says too. A case is 25 queries over three workspaces, one of them or several; CAIRN_RUNS=400 is the long run.
 */

const QUERIES = 25
const NOW = '2026-11-20T22:30:00.000Z'
const names = ['home', 'Deep work', 'tâx', 'none of these', '買い物']
const reader: Reader = {
  now: NOW,
  today: '2026-11-20',
  timeZone: 'Europe/Berlin',
  labels: names.map(name => ({ id: newId(), name })),
  projects: ['Inbox', 'Tax 2026'].map(name => ({ id: newId(), name })),
}

for (const engine of stores()) {
  describe(`searching on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    test(
      'finds what the predicate of the contract finds, in its order, page by page',
      { timeout: 3_600_000 },
      async () => {
        const cases = fc.record({
          tasks: fc.array(randomTask, { minLength: 5, maxLength: 30 }),
          asked: fc.array(
            fc.record({
              query: randomQuery,
              order: randomOrder,
              trashed: rarely,
              limit: fc.nat(6),
              within: fc.subarray([0, 1, 2], { minLength: 1 }),
            }),
            { minLength: QUERIES, maxLength: QUERIES },
          ),
        })
        await holds(cases, async ({ tasks, asked }) => {
          const scopes = twoOfOneMarkAndAnother()
          const rows = tasks.map((task, n) => aTask({ ...task, scope: scopes[n % 3]! }))
          for (const scope of scopes) await store.commit(adding('tasks', ...rows.filter(row => row.scope === scope)))
          for (const { query, order, trashed, limit, within } of asked) {
            const conditions = conditionsOf(parseQuery(query, reader))
            const those = scopes.filter((_, n) => within.includes(n))
            const expected = rows
              .filter(row => those.includes(row.scope) && (row.deletedAt !== null) === trashed)
              .filter(row => fits(conditions, row, () => searchText(row)))
              .toSorted(inOrder(order))
            const pages = await pagesOf(limit + 3, page =>
              store.tasks.search(those, { trashed, conditions, order }, page),
            )
            const shown = (some: TaskRow[]) => some.map(({ id, title }) => `${title} ${id}`)
            expect(shown(pages.flat()), `${query} by ${order.by} in ${within.join()}`).toEqual(shown(expected))
          }
        })
      },
    )
  })
}

/** PostgreSQL looks for words by the end of the scope, and so finds those of the first two whichever of them is asked. */
function twoOfOneMarkAndAnother() {
  const scope = newId()
  return [scope, `${newId().slice(0, -6)}${scope.slice(-6)}`, newId()]
}

const WORDS = [
  'tax',
  'Tâx',
  'taxes',
  'return',
  'e-mail',
  'Müller',
  'ＦＵＬＬ',
  '買い物',
  'हिन्दी',
  '12:30',
  'a%_b',
  "it's",
  '"quoted"',
  'x'.repeat(70),
  `a${'𐤀'.repeat(33)}`,
  '𠮷野家',
  '買物',
  'い物を',
  'ｶﾞｷ',
  'ราคา',
  '﨎',
]
const text = (most: number) => fc.array(fc.constantFrom(...WORDS), { maxLength: most }).map(words => words.join(' '))
const rarely = fc.nat(7).map(n => n === 0)
const instant = fc
  .integer({ min: -40 * 24, max: 40 * 24 })
  .map(hours => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString())

/** A task keeps the id of a label that is gone. */
const DELETED_LABEL = newId()

const due = fc.oneof(
  fc.constant({ dueOn: null, dueAt: null, timeZone: null }),
  instant.map(at => ({ dueOn: at.slice(0, 10), dueAt: null, timeZone: null })),
  instant.map(dueAt => ({ dueOn: null, dueAt, timeZone: 'Asia/Tokyo' })),
)

const randomTask = fc
  .record({
    title: text(4).map(title => title || 'Untitled'),
    description: text(6),
    status: fc.constantFrom(...Status.options),
    priority: fc.constantFrom(...Priority.options),
    startOn: fc.option(instant.map(at => at.slice(0, 10))),
    due,
    labelIds: fc.subarray([...reader.labels.map(({ id }) => id), DELETED_LABEL]),
    projectId: fc.constantFrom(...reader.projects.map(({ id }) => id)),
    parentId: rarely.map(is => (is ? newId() : null)),
    position: fc.constantFrom('a0', 'a1', 'Zz', 'aA'),
    createdAt: instant,
    updatedAt: instant,
    completedAt: fc.option(instant),
    deletedAt: rarely.map(is => (is ? NOW : null)),
  })
  .map(({ due: when, ...task }) => ({ ...task, ...when }))

const day = fc.constantFrom('today', 'tomorrow', 'yesterday', '7d', '-2w', '1m', '2026-11-25', '2026-11-10..2026-11-21')
const dated = fc.constantFrom('start', 'due', 'created', 'updated', 'completed')
const comparison = fc.constantFrom('<', '<=', '>', '>=')
const randomPart = fc
  .oneof(
    fc.constantFrom(...WORDS, 'ta', 'ret', 'mul', 'hom', 'dee', '買'),
    text(2).map(words => `"${words.replaceAll('"', '')}"`),
    fc.constantFrom('open', 'done', 'overdue', 'subtask', 'completed').map(word => `is:${word}`),
    fc.subarray([...Status.options], { minLength: 1 }).map(some => `status:${some.join(',')}`),
    fc.tuple(comparison, fc.constantFrom(...Priority.options)).map(([than, one]) => `priority${than}${one}`),
    fc.subarray(names, { minLength: 1 }).map(some => `label:${some.map(name => `"${name}"`).join(',')}`),
    fc.constantFrom(
      'label:none',
      'project:inbox',
      'project:"tax 2026"',
      'due:none',
      'due:any',
      'start:none',
      'completed:none',
    ),
    fc.constantFrom(...HAVING).map(what => `has:${what}`),
    fc.tuple(dated, day).map(([key, on]) => `${key}:${on}`),
    fc.tuple(dated, comparison, day).map(([key, than, on]) => `${key}${than}${on}`),
  )
  .chain(part => rarely.map(not => (not ? `-${part}` : part)))
const randomQuery = fc.array(randomPart, { maxLength: 3 }).map(parts => parts.join(' '))
const randomOrder: fc.Arbitrary<Order> = fc.record({
  by: fc.constantFrom(...Sort.options),
  descending: fc.boolean(),
  timeZone: fc.constantFrom('Europe/Berlin', 'Pacific/Auckland', 'America/St_Johns'),
})
