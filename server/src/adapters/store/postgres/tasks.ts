import type { PendingQuery, Row, Sql } from 'postgres'
import type { TaskRow } from '../../../ports/rows.ts'
import type { PageAfter, Rows, TaskFilter, TaskReads } from '../../../ports/store.ts'
import type { TaskLine } from '../../../ports/task-lines.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { finder } from './rows.ts'
import { matching } from './task-filter.ts'
import { search } from './task-search.ts'
import { taskStats } from './task-stats.ts'
import { listByDue } from './tasks-by-due.ts'

type Fragment = PendingQuery<Row[]>

export function tasks(database: Database): TaskReads {
  return {
    find: finder(database, 'tasks'),
    list: (scopes, filter, page) => database.run(sql => newest<TaskRow>(sql, sql`*`, scopes, filter, page)),
    listByProject: (scope, projectId, filter, page) =>
      database.run(sql => ofProject<TaskRow>(sql, sql`*`, scope, projectId, filter, page)),
    listByParent: (scope, parentId, filter, page) =>
      database.run(sql => byPosition<TaskRow>(sql, sql`*`, scope, sql`"parentId" = ${parentId}`, filter, page)),
    listByLabel: (scope, labelId, page) => database.run(sql => listByLabel(sql, scope, labelId, page)),
    listByDue: (scopes, range, filter, page) => database.run(sql => listByDue(sql, scopes, range, filter, page)),
    lines: {
      list: (scopes, filter, page) => database.run(sql => newest<TaskLine>(sql, line(sql), scopes, filter, page)),
      listByProject: (scope, projectId, filter, page) =>
        database.run(sql => ofProject<PlacedLine>(sql, line(sql), scope, projectId, filter, page)),
    },
    search: (scopes, asked, page) => database.run(sql => search(sql, scopes, asked, page)),
    stats: (scopes, moment) => database.run(sql => taskStats(sql, scopes, moment)),
  }
}

type PlacedLine = TaskLine & { position: string }

const line = (sql: Sql) => sql`id, scope, position, "createdBy", task_line(tasks) as json`

/** UUIDv7 order is the order of creation. Each scope is read from its own index, however many there are. */
async function newest<R extends { id: string }>(
  sql: Sql,
  columns: Fragment,
  scopes: string[],
  filter: TaskFilter,
  page: PageAfter,
): Promise<Rows<R>> {
  const [id] = keyAfter(page) ?? []
  const of = (scope: Fragment) => sql`
    select ${columns} from tasks where scope = ${scope} and ${matching(sql, filter)} ${id ? sql`and id < ${id}` : sql``}
    order by id desc limit ${oneMore(page)}`
  const [only, ...others] = scopes
  const rows = await (only && others.length === 0
    ? sql<R[]>`${of(sql`${only}`)}`
    : sql<R[]>`
      select t.* from unnest(${scopes}::uuid[]) s, lateral (${of(sql`s`)}) t order by t.id desc limit ${oneMore(page)}`)
  return pageOf<R>(rows, page, row => [row.id])
}

const ofProject = <R extends { id: string; position: string }>(
  sql: Sql,
  columns: Fragment,
  scope: string,
  projectId: string,
  filter: TaskFilter,
  page: PageAfter,
) => byPosition<R>(sql, columns, scope, sql`"projectId" = ${projectId}`, filter, page)

async function byPosition<R extends { id: string; position: string }>(
  sql: Sql,
  columns: Fragment,
  scope: string,
  where: Fragment,
  filter: TaskFilter,
  page: PageAfter,
): Promise<Rows<R>> {
  const [position, id] = keyAfter(page) ?? []
  const rows = await sql<R[]>`
    select ${columns} from tasks where scope = ${scope} and ${where} and ${matching(sql, filter)}
    ${position && id ? sql`and (position, id) > (${position}, ${id}::uuid)` : sql``}
    order by position, id limit ${oneMore(page)}`
  return pageOf<R>(rows, page, row => [row.position, row.id])
}

async function listByLabel(sql: Sql, scope: string, labelId: string, page: PageAfter): Promise<Rows<TaskRow>> {
  const [id] = keyAfter(page) ?? []
  const rows = await sql<TaskRow[]>`
    select * from tasks where scope = ${scope} and ${labelId} = any("labelIds") ${id ? sql`and id > ${id}` : sql``}
    order by id limit ${oneMore(page)}`
  return pageOf(rows, page, row => [row.id])
}
