import type { Sql } from 'postgres'
import type { Store } from '../../../ports/store.ts'
import type { Clock } from '../../../ports/clock.ts'
import { nowOf } from '../../../ports/clock.ts'
import type { StoredAnswer } from '../../../ports/commit.ts'
import { commit } from './commit.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { gather } from './gather.ts'
import { labels } from './labels.ts'
import { log } from './log.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'
import { scopes } from './scopes.ts'
import { tasks } from './tasks.ts'

/** Rows and logs on PostgreSQL 15 or later. The schema must be there: migrate.ts. */
export function postgresStore(database: Database, clock: Clock): Store {
  return {
    commit: work => commit(database, work),
    answer: gather(ids => database.run(sql => answers(sql, ids, nowOf(clock)))),
    forgetAnswers: actorId => database.run(sql => forgetAnswers(sql, actorId)),
    scopes: scopes(database),
    persons: persons(database),
    projects: projects(database),
    labels: labels(database),
    tasks: tasks(database),
    log: log(database),
    ping: () => database.run(async sql => void (await sql`select 1`)),
    sweep: () => database.run(async sql => void (await sql`delete from once where "expiresAt" <= ${nowOf(clock)}`)),
    close: () => database.close(),
  }
}

async function answers(sql: Sql, ids: string[], now: string): Promise<Map<string, StoredAnswer>> {
  const rows = await sql<(StoredAnswer & { id: string })[]>`
    select id, fingerprint, answer from once where id = any(${ids}) and "expiresAt" > ${now}`
  return new Map(rows.map(({ id, ...answer }) => [id, answer]))
}

/** The id's own order (its collation) holds those of one actor together: a semicolon follows a colon. */
async function forgetAnswers(sql: Sql, actorId: string): Promise<void> {
  await sql`delete from once where id >= ${`${actorId}:`} and id < ${`${actorId};`}`
}
