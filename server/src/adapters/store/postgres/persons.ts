import type { PersonReads, ReachRow } from '../../../ports/store.ts'
import type { PersonRow } from '../../../ports/rows.ts'
import type { Database } from '../../engine/postgres/database.ts'

type Membership = ReachRow['memberships'][number]

export function persons(database: Database): PersonReads {
  return {
    get: id =>
      database.run(async sql => (await sql<PersonRow[]>`select * from persons where scope = ${id} and id = ${id}`)[0]),
    byName: key =>
      database.run(
        async sql =>
          (await sql<PersonRow[]>`select * from persons where "usernameKey" = ${key} or "emailKey" = ${key}`)[0],
      ),
    reach: id =>
      database.run(async sql => {
        const rows = await sql<(Omit<ReachRow, 'memberships'> & Membership)[]>`
          select p."timeZone", p."personalWorkspaceId", p."inboxId", m.scope, m.role, h.seq
          from persons p join members m on m.id = p.id join scopes h on h.id = m.scope
          where p.scope = ${id} and p.id = ${id} order by m.scope`
        const [first] = rows
        if (!first) return undefined
        const { timeZone, personalWorkspaceId, inboxId } = first
        return {
          timeZone,
          personalWorkspaceId,
          inboxId,
          memberships: rows.map(({ scope, role, seq }) => ({ scope, role, seq })),
        }
      }),
  }
}
