import type { Sql } from 'postgres'
import type { PersonReads, ReachRow } from '../../../ports/store.ts'
import type { PersonRow } from '../../../ports/rows.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'
import { gather } from '../../engine/gather.ts'

type Membership = ReachRow['memberships'][number]

export function persons(database: Database): PersonReads {
  return {
    get: id =>
      database.run(
        async sql => (await rowsOf(sql<PersonRow[]>`select * from persons where scope = ${id} and id = ${id}`))[0],
      ),
    byName: key =>
      database.run(
        async sql =>
          (
            await rowsOf(sql<PersonRow[]>`select * from persons where "usernameKey" = ${key} or "emailKey" = ${key}`)
          )[0],
      ),
    // Nearly every request begins with it.
    reach: gather(ids => database.run(sql => reaches(sql, ids))),
    anyBut: id => database.run(async sql => (await sql`select from persons where id <> ${id} limit 1`).length > 0),
  }
}

async function reaches(sql: Sql, ids: string[]): Promise<Map<string, ReachRow>> {
  const rows = await rowsOf(sql<(Omit<ReachRow, 'memberships'> & Membership & { id: string })[]>`
    select p.id, p."timeZone", p."personalWorkspaceId", p."inboxId", m.scope, m.role, h.seq
    from unnest(${ids}::uuid[]) wanted join persons p on p.scope = wanted and p.id = wanted
      join members m on m.id = p.id join scopes h on h.id = m.scope
    order by p.id, m.scope`)
  const found = new Map<string, ReachRow>()
  for (const { id, timeZone, personalWorkspaceId, inboxId, ...membership } of rows) {
    const known = found.get(id)
    if (known) known.memberships.push(membership)
    else found.set(id, { timeZone, personalWorkspaceId, inboxId, memberships: [membership] })
  }
  return found
}
