import { subjectsOf } from '@cairn/contract/entries'
import { searchText } from '@cairn/contract/query/words'
import type { JSONValue, Sql } from 'postgres'
import { CommitConflict, type Change, type Commit, type Committed, type Part } from '../../../ports/commit.ts'
import { assertBudget } from '../budget.ts'
import { loggedOf } from '../entries.ts'
import { assertParts } from '../parts.ts'
import type { Database } from '../../engine/postgres/database.ts'

type Answer = { seqs: number[] } | { fingerprint: string; answer: unknown }

/** One call of one function in the database: migrations/0009-fewer-steps.sql. */
export async function commit(database: Database, work: Commit): Promise<Committed> {
  assertParts(work)
  assertBudget(work)
  const order = work.parts.map((_, i) => i).toSorted((a, b) => (work.parts[a]!.scope < work.parts[b]!.scope ? -1 : 1))
  const parts = order.map(i => partOf(work.parts[i]!)) // `!`: the indexes come from the same array
  const answer = await database.run(sql => call(sql, work, parts).catch(translate))
  if ('answer' in answer) return { seqs: [], before: answer }
  return { seqs: work.parts.map((_, i) => answer.seqs[order.indexOf(i)]!) }
}

async function call(sql: Sql, { at, actorId, via, batch, once }: Commit, parts: JSONValue): Promise<Answer> {
  const [row] = await sql<[{ commit: Answer }]>`
    select commit(${sql.json(parts)}, ${at}, ${actorId}, ${via}, ${batch},
      ${once?.id ?? null}, ${once?.fingerprint ?? null}, ${once ? JSON.stringify(once.answer ?? null) : null}::text::json, ${once?.expiresAt ?? null})`
  return row.commit
}

function partOf({ scope, changes, entries }: Part) {
  return {
    scope,
    changes: changes.map(changeOf),
    ...loggedOf(entries),
    subjects: subjectsOf(entries),
  } as unknown as JSONValue
}

/** Tasks come with their words, which SQL could not make alike: migrations/0004-words.sql. */
function changeOf({ expect, ...change }: Change) {
  const words = change.do === 'put' && change.table === 'tasks' && { words: searchText(change.row) }
  return { ...change, ...words, expect: String(expect) }
}

function translate(error: unknown): never {
  const { code, constraint_name: constraint } = error as { code?: string; constraint_name?: string }
  // CN412 is raised by our own functions; the others are a deadlock and a serialisation failure, which a retry mends too.
  if (code === 'CN412' || code === '40P01' || code === '40001') throw new CommitConflict('version')
  if (code === '23505')
    throw constraint?.endsWith('_pkey') ? new CommitConflict('exists') : new CommitConflict('taken', constraint)
  throw error
}
