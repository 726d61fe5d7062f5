import type { JSONValue } from 'postgres'
import { nowOf, type Clock } from '../../../ports/clock.ts'
import type { Records, Stored } from '../../../ports/records.ts'
import type { Database } from '../../engine/postgres/database.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'

/** Records on PostgreSQL: one statement each, on its own, so nothing rolls them back. */
export function postgresRecords(database: Database, clock: Clock): Records {
  return {
    get: <T>(kind: string, id: string) =>
      database.run(async sql => {
        const rows = await rowsOf(sql<Stored<T>[]>`
          select id, value, version, "expiresAt" from records
          where kind = ${kind} and id = ${id} and ("expiresAt" is null or "expiresAt" > ${nowOf(clock)})`)
        return rows[0]
      }),

    put: (kind, id, value, { expect, expiresAt, owner = null, dueAt = null }) =>
      database.run(async sql => {
        const json = sql.json(value as JSONValue)
        const now = nowOf(clock)
        if (typeof expect === 'number') {
          const rows = await sql`
            update records set value = ${json}, version = version + 1, "expiresAt" = ${expiresAt}, "dueAt" = ${dueAt}, owner = coalesce(${owner}, owner)
            where kind = ${kind} and id = ${id} and version = ${expect} and ("expiresAt" is null or "expiresAt" > ${now})
            returning 1`
          return rows.length > 0
        }
        // What has expired counts as absent, though no sweep has come by yet.
        const rows = await sql`
          insert into records as r (kind, id, owner, value, version, "dueAt", "expiresAt")
          values (${kind}, ${id}, ${owner}, ${json}, 1, ${dueAt}, ${expiresAt})
          on conflict (kind, id) do update set
            value = excluded.value, version = r.version + 1, "expiresAt" = excluded."expiresAt", "dueAt" = excluded."dueAt", owner = excluded.owner
          where ${expect === 'any'} or r."expiresAt" <= ${now}
          returning 1`
        return rows.length > 0
      }),

    remove: (kind, id, expect) =>
      database.run(async sql => {
        const rows = await sql`
          delete from records
          where kind = ${kind} and id = ${id} and ("expiresAt" is null or "expiresAt" > ${nowOf(clock)})
            ${expect === undefined ? sql`` : sql`and version = ${expect}`}
          returning 1`
        return rows.length > 0
      }),

    count: (kind, id, expiresAt, by = 1) =>
      database.run(async sql => {
        const [row] = await rowsOf(sql<[{ count: number }]>`
          insert into records as r (kind, id, value, version, "expiresAt") values (${kind}, ${id}, to_jsonb(${by}::int), 1, ${expiresAt})
          on conflict (kind, id) do update set
            value = case when r."expiresAt" <= ${nowOf(clock)} then excluded.value else to_jsonb((r.value #>> '{}')::int + ${by}) end,
            "expiresAt" = case when r."expiresAt" <= ${nowOf(clock)} then excluded."expiresAt" else r."expiresAt" end,
            version = r.version + 1
          returning (value #>> '{}')::int as count`)
        return row!.count // `!`: it is inserted or updated
      }),

    uncount: (kind, id) =>
      database.run(async sql => {
        await sql`
          update records set value = to_jsonb((value #>> '{}')::int - 1), version = version + 1
          where kind = ${kind} and id = ${id} and (value #>> '{}')::int > 0 and "expiresAt" > ${nowOf(clock)}`
      }),

    ofOwner: <T>(kind: string, owner: string) =>
      database.run(async sql => {
        const rows = await rowsOf(sql<Stored<T>[]>`
          select id, value, version, "expiresAt" from records
          where kind = ${kind} and owner = ${owner} and ("expiresAt" is null or "expiresAt" > ${nowOf(clock)}) order by id`)
        return rows
      }),

    claim: <T>(kind: string, limit: number, until: string) =>
      database.run(async sql => {
        const now = nowOf(clock)
        const rows = await rowsOf(sql<Stored<T>[]>`
          update records set "dueAt" = ${until}, version = version + 1
          where (kind, id) in (
            select kind, id from records
            where kind = ${kind} and "dueAt" <= ${now} and ("expiresAt" is null or "expiresAt" > ${now})
            order by "dueAt" limit ${limit} for update skip locked)
          returning id, value, version, "expiresAt"`)
        return rows
      }),

    sweep: () => database.run(async sql => void (await sql`delete from records where "expiresAt" <= ${nowOf(clock)}`)),
  }
}
