import { fits } from '@cairn/contract/query/match'
import { inOrder } from '@cairn/contract/query/sort'
import { searchText } from '@cairn/contract/query/words'
import { problem } from '@cairn/contract/problems'
import type { TaskRow } from '../../../ports/rows.ts'
import type { PageAfter, Rows, Search } from '../../../ports/store.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { rowOf } from '../../engine/dynamodb/items.ts'
import { oneMore, pageOf } from '../pages.ts'
import { rowsIn } from './rows.ts'
import { matching } from './task-filter.ts'

/** Beyond this a search would cost more than people wait and owners pay: 10,000 tasks are about 3 MB. */
const MOST = 10_000

/** No index has words or any mix of conditions, so a search reads the workspace and looks, as the browser does. */
export async function search(table: Table, scopes: string[], asked: Search, page: PageAfter): Promise<Rows<TaskRow>> {
  const { conditions, order, trashed } = asked
  const all = await Promise.all(scopes.map(scope => tasksIn(table, scope, trashed)))
  const found = all.flat().filter(row => fits(conditions, row, () => searchText(row)))
  const sorted = found.toSorted(inOrder(order))
  // Rows may have come and gone since the page before: what is next begins where that one would stand now.
  const last = page.after === undefined ? undefined : (JSON.parse(page.after) as TaskRow)
  const rest = last ? sorted.filter(row => inOrder(order)(last, row) < 0) : sorted
  const { rows, next } = pageOf(rest.slice(0, oneMore(page)), page, row => [row.id])
  return { rows, next: next === null ? null : JSON.stringify(placeOf(rows.at(-1))) }
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

/** The fields that an order looks at: enough to find the place again. */
function placeOf(row: TaskRow | undefined) {
  if (!row) return null
  const { id, title, status, priority, startOn, dueOn, dueAt, position, createdAt, updatedAt, completedAt } = row
  return { id, title, status, priority, startOn, dueOn, dueAt, position, createdAt, updatedAt, completedAt }
}
