import type { Sql } from 'postgres'

/** People with a workspace and an inbox, written straight into the tables: only those who are measured need a password. */
export async function addCrowd(sql: Sql, count: number): Promise<void> {
  await sql`
    create temporary table crowd as
    select ${uuid7(sql, sql`n`)} as person, ${uuid7(sql, sql`n`)} as scope, ${uuid7(sql, sql`n`)} as inbox, n
    from generate_series(1, ${count}::int) n`
  await sql`insert into scopes select unnest(array[person, scope]), 1 from crowd`
  await sql`
    insert into persons
    select person, person, 1, 1, 'crowd' || n, 'crowd' || n || '@example.org', 'crowd' || n, 'crowd' || n || '@example.org',
      '', '', 'UTC', null, null, null, scope, inbox, now(), now() from crowd`
  await sql`insert into workspaces select scope, scope, 1, 1, 'personal', 'crowd' || n, now(), now() from crowd`
  await sql`insert into members select scope, person, 1, 1, 'owner', now() from crowd`
  await sql`
    insert into projects select scope, inbox, 1, 1, 'inbox', 'Inbox', 'grey', 'a0', now(), now(), null from crowd`
  await sql`drop table crowd`
}

/** That many tasks for every workspace, each with its log item, in the order in which a crowd would have made them. */
export async function addTasks(sql: Sql, each: number): Promise<void> {
  const indexes = await dropIndexes(sql)
  await sql`
    create temporary table fresh as
    select i.scope, ${uuid7(sql, sql`n`)} as id, i.id as inbox, m.id as person, n, random() as r
    from generate_series(1, ${each}::int) n, projects i join members m using (scope)
    where i.kind = 'inbox' order by n, i.scope`
  await sql`
    insert into tasks
    select scope, id, 1, 1 + n, inbox, null, 'Bring the ladder back to house number ' || n,
      'It stands behind the shed. Ask first, they may still need it on Saturday.',
      (case when r < 0.3 then 'completed' when r < 0.4 then 'in_progress' else 'pending' end)::status,
      (array['none', 'low', 'medium', 'high', 'urgent'])[1 + n % 5]::priority,
      case when n % 3 = 0 then current_date + (n % 40 - 10) end, case when n % 3 = 1 then now() + (n % 40 - 10) * interval '8 hours' end,
      'Europe/Berlin', '{}', 'g' || lpad(n::text, 7, '0'), person, now(), now(), case when r < 0.3 then now() end, null
    from fresh`
  await sql`
    insert into log
    select scope, 1 + n, now(), person, 'api', id,
      jsonb_build_array(jsonb_build_object('kind', 'task.created', 'version', 1, 'subjectId', id, 'fields', array['title'])),
      jsonb_build_array(jsonb_build_object('old', null, 'new', jsonb_build_object('title', 'Bring the ladder back')))
    from fresh`
  await sql`insert into history select scope, id, 1 + n from fresh`
  await sql`
    insert into words
    select scope, id, ' bring the ladder back to house number ' || n
      || ' . it stands behind the shed ask first they may still need it on saturday' from fresh`
  await sql`update scopes s set seq = 1 + ${each}::int where exists (select from projects p where p.scope = s.id)`
  await sql`drop table fresh`
  await sql`set maintenance_work_mem = '256MB'`
  for (const make of indexes) await sql.unsafe(make)
}

/** Row by row into a dozen indexes would take longer than everything else; made anew behind the rows they do not. Answers how to make them. */
async function dropIndexes(sql: Sql): Promise<string[]> {
  const indexes = await sql<{ name: string; make: string }[]>`
    select indexname as name, indexdef as make from pg_indexes
    where tablename in ('tasks', 'log', 'words') and schemaname = current_schema() and indexdef not like 'CREATE UNIQUE %'`
  for (const { name } of indexes) await sql`drop index ${sql(name)}`
  return indexes.map(({ make }) => make)
}

/** As a database is after a quiet night. */
export async function settle(sql: Sql): Promise<void> {
  await sql`vacuum analyze`
  await sql`checkpoint`
}

/** An id like those that clients make: the clock in front (a minute for each `n`), then chance. */
function uuid7(sql: Sql, n: ReturnType<Sql>) {
  return sql`(regexp_replace(lpad(to_hex(1700000000000 + ${n}::bigint * 60000), 12, '0'), '(.{8})', '\\1-')
    || '-7' || substr(gen_random_uuid()::text, 16))::uuid`
}
