import { fits } from '@cairn/contract/query/match'
import { byKey, sortKey } from '@cairn/contract/query/sort'
import { searchText } from '@cairn/contract/query/words'
import { problem } from '@cairn/contract/problems'
import type { TaskRow } from '../../../ports/rows.ts'
import type { PageAfter, Rows, Search } from '../../../ports/store.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { rowOf } from '../../engine/dynamodb/items.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { rowsIn } from './rows.ts'
import { matching } from './task-filter.ts'

/** Beyond this a search would cost more than people wait and owners pay: 10,000 tasks are about 3 MB. */
const MOST = 10_000

/** No index has words or any mix of conditions, so a search reads the workspace and looks, as the browser does. */
export async function search(table: Table, scopes: string[], asked: Search, page: PageAfter): Promise<Rows<TaskRow>> {
  const { conditions, order, trashed } = asked
  const all = await Promise.all(scopes.map(scope => tasksIn(table, scope, trashed)))
  const found = all.flat().filter(row => fits(conditions, row, () => searchText(row)))
  const inOrder = byKey<Place>(order, place => place.key)
  const sorted = found.map(row => ({ id: row.id, key: sortKey(row, order), row })).toSorted(inOrder)
  // Rows may have come and gone since the page before: what is next begins where that one would stand now.
  const last = lastOf(page)
  const rest = last ? sorted.filter(place => inOrder(last, place) < 0) : sorted
  const { rows, next } = pageOf(rest.slice(0, oneMore(page)), page, ({ key, id }) => [
    key === null ? '-' : `+${key}`,
    id,
  ])
  return { rows: rows.map(({ row }) => row), next }
}

/** Where a task stands in an order. */
interface Place {
  id: string
  key: string | null
}

function lastOf(page: PageAfter): Place | undefined {
  const [key, id] = keyAfter(page) ?? []
  return key === undefined || id === undefined ? undefined : { id, key: key === '-' ? null : key.slice(1) }
}

async function tasksIn(table: Table, scope: string, trashed: boolean): Promise<TaskRow[]> {
  const rows: TaskRow[] = []
  for await (const item of table.query(matching(rowsIn('tasks', scope), { trashed }))) {
    if (rows.length === MOST)
      throw problem('too-large', {
        reason: 'too-many-tasks',
        detail: `This workspace has more than ${MOST.toLocaleString('en')} tasks. Narrow the search to a project or to due dates.`,
      })
    rows.push(rowOf('tasks', item))
  }
  return rows
}
