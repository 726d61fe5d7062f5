import type { Store } from '../../../ports/store.ts'
import type { Clock } from '../../../ports/clock.ts'
import { nowOf } from '../../../ports/clock.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { answer, forgetAnswers } from './answers.ts'
import { commit } from './commit.ts'
import { filters } from './filters.ts'
import { labels } from './labels.ts'
import { log } from './log.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'
import { scopes } from './scopes.ts'
import { tasks } from './tasks.ts'

/** Rows and logs on PostgreSQL 15 or later. The schema must be there: migrate.ts. */
export function postgresStore(database: Database, clock: Clock): Store {
  return {
    commit: commit(database),
    answer: answer(database, clock),
    forgetAnswers: actorId => forgetAnswers(database, actorId),
    scopes: scopes(database),
    persons: persons(database),
    projects: projects(database),
    labels: labels(database),
    filters: filters(database),
    tasks: tasks(database),
    log: log(database),
    ping: () => database.run(async sql => void (await sql`select 1`)),
    sweep: () => database.run(async sql => void (await sql`delete from once where "expiresAt" <= ${nowOf(clock)}`)),
    close: () => database.close(),
  }
}
