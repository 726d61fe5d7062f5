import type { Sql } from 'postgres'
import type { TaskRow } from '../../../ports/rows.ts'
import type { PageAfter, Rows, TaskFilter, TaskReads } from '../../../ports/store.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { keyAfter, oneMore, pageOf } from '../pages.ts'
import { finder } from './rows.ts'
import { matching } from './task-filter.ts'
import { search } from './task-search.ts'
import { taskStats } from './task-stats.ts'
import { listByDue } from './tasks-by-due.ts'

export function tasks(database: Database): TaskReads {
  return {
    find: finder(database, 'tasks'),
    list: (scopes, filter, page) => database.run(sql => listNewest(sql, scopes, filter, page)),
    listByProject: (scope, projectId, filter, page) =>
      database.run(sql => listByPosition(sql, scope, sql`"projectId" = ${projectId}`, filter, page)),
    listByParent: (scope, parentId, filter, page) =>
      database.run(sql => listByPosition(sql, scope, sql`"parentId" = ${parentId}`, filter, page)),
    listByLabel: (scope, labelId, page) => database.run(sql => listByLabel(sql, scope, labelId, page)),
    listByDue: (scopes, range, filter, page) => database.run(sql => listByDue(sql, scopes, range, filter, page)),
    search: (scopes, asked, page) => database.run(sql => search(sql, scopes, asked, page)),
    stats: (scopes, moment) => database.run(sql => taskStats(sql, scopes, moment)),
  }
}

/** UUIDv7 order is the order of creation. Each scope is read from its own index, however many there are. */
async function listNewest(sql: Sql, scopes: string[], filter: TaskFilter, page: PageAfter): Promise<Rows<TaskRow>> {
  const [id] = keyAfter(page) ?? []
  const rows = await sql<TaskRow[]>`
    select t.* from unnest(${scopes}::uuid[]) s, lateral (
      select * from tasks where scope = s and ${matching(sql, filter)} ${id ? sql`and id < ${id}` : sql``}
      order by id desc limit ${oneMore(page)}
    ) t order by t.id desc limit ${oneMore(page)}`
  return pageOf(rows, page, row => [row.id])
}

async function listByPosition(sql: Sql, scope: string, where: ReturnType<Sql>, filter: TaskFilter, page: PageAfter) {
  const [position, id] = keyAfter(page) ?? []
  const rows = await sql<TaskRow[]>`
    select * from tasks where scope = ${scope} and ${where} and ${matching(sql, filter)}
    ${position && id ? sql`and (position, id) > (${position}, ${id}::uuid)` : sql``}
    order by position, id limit ${oneMore(page)}`
  return pageOf(rows, page, row => [row.position, row.id])
}

async function listByLabel(sql: Sql, scope: string, labelId: string, page: PageAfter): Promise<Rows<TaskRow>> {
  const [id] = keyAfter(page) ?? []
  const rows = await sql<TaskRow[]>`
    select * from tasks where scope = ${scope} and ${labelId} = any("labelIds") ${id ? sql`and id > ${id}` : sql``}
    order by id limit ${oneMore(page)}`
  return pageOf(rows, page, row => [row.id])
}
