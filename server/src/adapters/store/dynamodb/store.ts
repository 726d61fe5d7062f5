import type { Store } from '../../../ports/store.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { onceKey } from '../../engine/dynamodb/keys.ts'
import { answer, forgetAnswers } from './answers.ts'
import { createLanes } from '../../engine/dynamodb/lanes.ts'
import { commit, type Heads } from './commit.ts'
import { filters } from './filters.ts'
import { labels } from './labels.ts'
import { log } from './log.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'
import { scopes } from './scopes.ts'
import { tasks } from './tasks.ts'

/** Rows and logs in one DynamoDB table. It must be there: engine/dynamodb/migrate.ts. */
export function dynamodbStore(table: Table, clock: Clock): Store {
  const heads: Heads = new Map()
  const inLane = createLanes()
  return {
    commit: work =>
      inLane(
        work.parts.map(part => part.scope),
        () => commit(table, heads, work),
      ),
    answer: onceId => answer(table, clock, onceId),
    forgetAnswers: actorId => forgetAnswers(table, actorId),
    scopes: scopes(table),
    persons: persons(table),
    projects: projects(table),
    labels: labels(table),
    filters: filters(table),
    tasks: tasks(table),
    log: log(table),
    ping: async () => void (await table.get([onceKey('ping')])),
    // DynamoDB removes what has expired by itself: NotificationTTL.
    sweep: async () => {},
    close: () => table.close(),
  }
}
