import { subjectsOf } from '@cairn/contract/entries'
import { searchText } from '@cairn/contract/query/words'
import type { JSONValue, Sql } from 'postgres'
import { CommitConflict, type Change, type Commit, type Committed, type Part } from '../../../ports/commit.ts'
import { assertBudget } from '../budget.ts'
import { loggedOf } from '../entries.ts'
import { assertParts } from '../parts.ts'
import { isRefusal, type Database } from '../../engine/postgres/database.ts'
import { rowsOf } from '../../engine/postgres/rows-of.ts'
import { together } from '../together.ts'

type Answer = { seqs: number[] } | { fingerprint: string; answer: unknown }

/** One call of one function in the database for each: migrations/0009-fewer-steps.sql. */
export function commit(database: Database): (work: Commit) => Promise<Committed> {
  const send = together(
    works => database.run(sql => commitAll(sql, works).catch(translate)),
    error => error instanceof CommitConflict || isRefusal(error),
  )
  return async work => {
    assertParts(work)
    assertBudget(work)
    return send(work)
  }
}

/** In their order, and all or none. They come back in one row, so that none has come before one of them fails. */
async function commitAll(sql: Sql, works: Commit[]): Promise<Committed[]> {
  const all = works.map(workOf) as unknown as JSONValue
  const [row] = await rowsOf(sql<{ answers: Answer[] }[]>`
    select jsonb_agg(commit(w -> 'parts', (w ->> 'at')::timestamptz, (w ->> 'actorId')::uuid, w ->> 'via', (w ->> 'batch')::uuid,
      w -> 'once' ->> 'id', w -> 'once' ->> 'fingerprint', (w -> 'once' ->> 'answer')::json, (w -> 'once' ->> 'expiresAt')::timestamptz)) as answers
    from jsonb_array_elements(${sql.json(all)}) w`)
  return works.map((work, i) => committed(work, row!.answers[i]!)) // `!`: an aggregate is one row, of what it was given
}

function workOf({ parts, once, ...work }: Commit) {
  return {
    ...work,
    parts: inOrder(parts).map(partOf),
    // As text, which goes into its column as it is.
    ...(once && { once: { ...once, answer: JSON.stringify(once.answer ?? null) } }),
  }
}

function committed({ parts }: Commit, answer: Answer): Committed {
  if ('answer' in answer) return { seqs: [], before: answer }
  const seqs = new Map(inOrder(parts).map(({ scope }, i) => [scope, answer.seqs[i]!]))
  return { seqs: parts.map(({ scope }) => seqs.get(scope)!) } // `!`: a scope has one part
}

/** Whoever locks scopes in one order never waits in a circle. */
const inOrder = (parts: Part[]) => parts.toSorted((a, b) => (a.scope < b.scope ? -1 : 1))

function partOf({ scope, changes, entries }: Part) {
  return { scope, changes: changes.map(changeOf), ...loggedOf(entries), subjects: subjectsOf(entries) }
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
