import type { TaskRow } from '../../../ports/rows.ts'
import type { PageAfter, Rows, TaskFilter, TaskReads } from '../../../ports/store.ts'
import { lineOf, type TaskLine } from '../../../ports/task-lines.ts'
import { first, type Table } from '../../engine/dynamodb/database.ts'
import { rowKey, workspacePartition } from '../../engine/dynamodb/keys.ts'
import { rowOf } from '../../engine/dynamodb/items.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { byKeys, finder, rowsBehind, rowsIn } from './rows.ts'
import { matching } from './task-filter.ts'
import { search } from './task-search.ts'
import { taskStats } from './task-stats.ts'
import { listByDue } from './tasks-by-due.ts'

export function tasks(table: Table): TaskReads {
  return {
    find: finder(table, 'tasks'),
    list: (scopes, filter, page) => listNewest(table, scopes, filter, page),
    listByProject: (scope, projectId, filter, page) => listByPosition(table, 'Project', scope, projectId, filter, page),
    listByParent: (scope, parentId, filter, page) => listByPosition(table, 'Parent', scope, parentId, filter, page),
    listByLabel: (scope, labelId, page) => listByLabel(table, scope, labelId, page),
    listByDue: (scopes, range, filter, page) => listByDue(table, scopes, range, filter, page),
    lines: {
      list: async (...asked) => linesOf(await listNewest(table, ...asked)),
      listByProject: async (...asked) => linesOf(await listByPosition(table, 'Project', ...asked)),
    },
    search: (scopes, asked, page) => search(table, scopes, asked, page),
    stats: (scopes, moment) => taskStats(table, scopes, moment),
  }
}

const linesOf = ({ rows, next }: Rows<TaskRow>): Rows<TaskLine> => ({ rows: rows.map(lineOf), next })

/** UUIDv7 order is the order of creation, and the order of the table's own key. */
async function listNewest(table: Table, scopes: string[], filter: TaskFilter, page: PageAfter): Promise<Rows<TaskRow>> {
  const [id] = keyAfter(page) ?? []
  const found = await Promise.all(
    scopes.map(scope =>
      first(table, oneMore(page), {
        ...matching(rowsIn('tasks', scope), filter),
        ScanIndexForward: false,
        ...(id && { ExclusiveStartKey: rowKey('tasks', scope, id) }),
      }),
    ),
  )
  const rows = found.flat().map(item => rowOf('tasks', item))
  const newest = rows.toSorted(byKeys<TaskRow>(row => [row.id])).toReversed()
  return pageOf(newest, page, row => [row.id])
}

async function listByPosition(
  table: Table,
  index: 'Project' | 'Parent',
  scope: string,
  of: string,
  filter: TaskFilter,
  page: PageAfter,
): Promise<Rows<TaskRow>> {
  const [position, id] = keyAfter(page) ?? []
  const sort = `${index}Position`
  const inOrder = {
    IndexName: `${sort}Index`,
    KeyConditionExpression: `EntityPartition = :p and begins_with(${sort}, :s)`,
    ExpressionAttributeValues: { ':p': workspacePartition(scope), ':s': `${of}#` },
  }
  const entries = await first(table, oneMore(page), {
    ...matching(inOrder, filter),
    ...(position && id && { ExclusiveStartKey: { ...rowKey('tasks', scope, id), [sort]: `${of}#${position}#${id}` } }),
  })
  const { rows: shown, next } = pageOf(entries, page, entry => String(entry[sort]).split('#').slice(1))
  return { rows: await rowsBehind(table, 'tasks', shown), next }
}

/** No index has labels: the workspace is read, and the service passes on what carries this one. */
async function listByLabel(table: Table, scope: string, labelId: string, page: PageAfter): Promise<Rows<TaskRow>> {
  const [id] = keyAfter(page) ?? []
  const { ExpressionAttributeValues: inScope, ...query } = rowsIn('tasks', scope)
  const items = await first(table, oneMore(page), {
    ...query,
    FilterExpression: 'contains(LabelIds, :label)',
    ExpressionAttributeValues: { ...inScope, ':label': labelId },
    ...(id && { ExclusiveStartKey: rowKey('tasks', scope, id) }),
  })
  const rows = items.map(item => rowOf('tasks', item))
  return pageOf(rows, page, row => [row.id])
}
