import { createClient } from '@cairn/contract/client'
import { bearer, NEW_TASK, type Stage } from '../harness/stage.ts'
import type { Person } from '../harness/people.ts'
import type { Script } from '../harness/pgbench.ts'

/**
 * The rows that creating a task writes, and the lock it takes, as one prepared statement: nothing is checked, nothing is
 * computed, and the values are those of a task that Cairn wrote. No way to write them can be faster than this one.
 */
export async function commitScript(stage: Stage, people: Person[]): Promise<Script> {
  const pick = (ids: string[]) => `('{${ids.join(',')}}'::uuid[])[:client_id % ${people.length} + 1]`
  const [scope, person, inbox] = [
    pick(people.map(one => one.scope)),
    pick(people.map(one => one.id)),
    pick(people.map(one => one.inboxId)),
  ]
  const sql = `
    with head as (update scopes set seq = seq + 1 where id = ${scope} returning id as scope, seq),
      fresh as (select gen_random_uuid() as id),
      remembered as (insert into once select ${person}::text || ':' || id, :fingerprint, :answer::json, now() + interval '1 day' from fresh),
      task as (insert into tasks select scope, id, 1, seq, ${inbox}, null, :title, '', 'pending', 'high', date '2026-12-01',
        null, null, '{}', 'gUpDNwQ3', ${person}, now(), now(), null, null from head, fresh),
      found as (insert into words select scope, id, ' bring the ladder back .' from head, fresh),
      item as (insert into log select scope, seq, now(), ${person}, 'api', id, :entries::jsonb, :values::jsonb from head, fresh)
    insert into history select scope, id, seq from head, fresh;`
  return { sql: sql.replaceAll(/\s+/g, ' '), variables: await written(stage) }
}

/** What Cairn stores with a new task, as text. */
async function written({ server, sql, people: [first] }: Stage): Promise<Record<string, string>> {
  const api = createClient({ address: server.address, headers: () => bearer(first?.token ?? '') })
  const { id } = await api.tasks.create(NEW_TASK, { idempotencyKey: 'model' })
  const [row] = await sql<Record<string, string>[]>`
    select o.fingerprint, o.answer::text, l.entries::text, l.values::text
    from history h join log l using (scope, seq), once o
    where h."subjectId" = ${id} and o.id like '%:model'`
  if (!row) throw new Error('The model of a task was not written')
  return { ...row, title: NEW_TASK.title }
}
