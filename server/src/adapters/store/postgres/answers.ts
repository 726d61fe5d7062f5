import type { Sql } from 'postgres'
import { nowOf, type Clock } from '../../../ports/clock.ts'
import type { StoredAnswer } from '../../../ports/commit.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'
import { gather } from '../../engine/gather.ts'

export const answer = (database: Database, clock: Clock) =>
  gather(ids => database.run(sql => answers(sql, ids, nowOf(clock))))

/** The id's own order (its collation) holds those of one actor together: a semicolon follows a colon. */
export async function forgetAnswers(database: Database, actorId: string): Promise<void> {
  await database.run(sql => sql`delete from once where id >= ${`${actorId}:`} and id < ${`${actorId};`}`)
}

async function answers(sql: Sql, ids: string[], now: string): Promise<Map<string, StoredAnswer>> {
  const rows = await rowsOf(sql<(StoredAnswer & { id: string })[]>`
    select id, fingerprint, answer from once where id = any(${ids}) and "expiresAt" > ${now}`)
  return new Map(rows.map(({ id, ...answer }) => [id, answer]))
}
