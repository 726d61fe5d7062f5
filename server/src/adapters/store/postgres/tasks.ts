import type { PendingQuery, Row, Sql } from 'postgres'
import type { TaskRow } from '../../../ports/rows.ts'
import type { PageAfter, Rows, TaskFilter, TaskReads } from '../../../ports/store.ts'
import type { Json, Shown, TaskLine } from '../../../ports/task-lines.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'
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
    list: (scopes, filter, page) => database.run(sql => newest(sql, ROW, scopes, filter, page)),
    listByProject: (scope, projectId, filter, page) =>
      database.run(sql => ofProject(sql, ROW, scope, projectId, filter, page)),
    listByParent: (scope, parentId, filter, page) =>
      database.run(sql => byPosition(sql, ROW, scope, sql`"parentId" = ${parentId}`, filter, page)),
    listByLabel: (scope, labelId, page) => database.run(sql => listByLabel(sql, scope, labelId, page)),
    listByDue: (scopes, range, filter, page) => database.run(sql => listByDue(sql, scopes, range, filter, page)),
    lines: {
      list: (scopes, filter, page) => database.run(sql => newest(sql, LINE, scopes, filter, page)),
      listByProject: (scope, projectId, filter, page) =>
        database.run(sql => ofProject(sql, PLACED_LINE, scope, projectId, filter, page)),
    },
    search: (scopes, asked, page) => database.run(sql => search(sql, scopes, asked, page)),
    stats: (scopes, moment) => database.run(sql => taskStats(sql, scopes, moment)),
  }
}

/** What is asked of each row, and how it is taken. */
interface Shape<R> {
  columns(sql: Sql): Fragment
  take(found: Fragment): Promise<readonly R[]>
}

const ROW: Shape<TaskRow> = {
  columns: sql => sql`*`,
  take: async found => (await rowsOf(found)) as TaskRow[],
}

/** Lines stay the bytes that came: a value of each would be garbage, twice the size of the answer. */
const LINE: Shape<TaskLine> = {
  columns: sql => sql`id, scope, "createdBy", task_line(tasks)`,
  take: async found => (await rowsOf(found.raw())).map(lineFrom),
}

const PLACED_LINE: Shape<TaskLine & { position: string }> = {
  columns: sql => sql`${LINE.columns(sql)}, position`,
  take: async found => (await rowsOf(found.raw())).map(row => ({ ...lineFrom(row), position: ascii(row[4]) })),
}

function lineFrom([id, scope, createdBy, json]: Buffer[]): TaskLine {
  return { id: ascii(id), scope: ascii(scope), createdBy: ascii(createdBy), json: json as Json<Shown> }
}

/** None of what is read so is ever null, or anything but ASCII. */
const ascii = (value: Buffer | undefined) => value?.toString('latin1') ?? ''

/** UUIDv7 order is the order of creation. Each scope is read from its own index, however many there are. */
async function newest<R extends { id: string }>(
  sql: Sql,
  { columns, take }: Shape<R>,
  scopes: string[],
  filter: TaskFilter,
  page: PageAfter,
): Promise<Rows<R>> {
  const [id] = keyAfter(page) ?? []
  const of = (scope: string | Fragment) => sql`
    select ${columns(sql)} from tasks where scope = ${scope} and ${matching(sql, filter)} ${id ? sql`and id < ${id}` : sql``}
    order by id desc limit ${oneMore(page)}`
  const [only, ...others] = scopes
  const rows = await take(
    only && others.length === 0
      ? of(only)
      : sql`
        select t.* from unnest(${scopes}::uuid[]) s, lateral (${of(sql`s`)}) t order by t.id desc limit ${oneMore(page)}`,
  )
  return pageOf<R>(rows, page, row => [row.id])
}

const ofProject = <R extends { id: string; position: string }>(
  sql: Sql,
  shape: Shape<R>,
  scope: string,
  projectId: string,
  filter: TaskFilter,
  page: PageAfter,
) => byPosition(sql, shape, scope, sql`"projectId" = ${projectId}`, filter, page)

async function byPosition<R extends { id: string; position: string }>(
  sql: Sql,
  { columns, take }: Shape<R>,
  scope: string,
  where: Fragment,
  filter: TaskFilter,
  page: PageAfter,
): Promise<Rows<R>> {
  const [position, id] = keyAfter(page) ?? []
  const rows = await take(sql`
    select ${columns(sql)} from tasks where scope = ${scope} and ${where} and ${matching(sql, filter)}
    ${position && id ? sql`and (position, id) > (${position}, ${id}::uuid)` : sql``}
    order by position, id limit ${oneMore(page)}`)
  return pageOf<R>(rows, page, row => [row.position, row.id])
}

async function listByLabel(sql: Sql, scope: string, labelId: string, page: PageAfter): Promise<Rows<TaskRow>> {
  const [id] = keyAfter(page) ?? []
  const rows = await rowsOf(sql<TaskRow[]>`
    select * from tasks where scope = ${scope} and ${labelId} = any("labelIds") ${id ? sql`and id > ${id}` : sql``}
    order by id limit ${oneMore(page)}`)
  return pageOf(rows, page, row => [row.id])
}
