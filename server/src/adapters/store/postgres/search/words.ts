import type { Condition } from '@cairn/contract/query/conditions'
import type { PendingQuery, Row, Sql } from 'postgres'

type Fragment = PendingQuery<Row[]>
type Words = Extract<Condition, { on: 'text' }>

/** Whether the index of words finds what fits. It knows nothing of labels, nor what is not there. */
export const isIndexed = (condition: Condition): condition is Words =>
  condition.on === 'text' && !condition.not && condition.labelIds.length === 0

/** By each word, the last as a beginning; that they stand beside each other is looked up in what the index found. */
export function withWords(sql: Sql, scopes: string[], conditions: Words[]): Fragment {
  const ofScope = (scope: string) => `(${conditions.map(({ words }) => lexemesOf(mark(scope), words)).join(' & ')})`
  // Without the scopes themselves: they would offer a plan that reads every word in them instead.
  return sql`
    select scope, id from words w
    where lexemes(scope, words) @@ ${scopes.map(scope => ofScope(scope)).join(' | ')}::tsquery
      ${conditions.map(condition => sql`and ${hasWords(sql, condition)}`)}`
}

/** The scopes once more: PostgreSQL does not conclude from those of the tasks that no other words are needed. */
export const joinWords = (sql: Sql, scopes: string[]) =>
  sql`join (select * from words where scope = any(${scopes})) w using (scope, id)`

export const hasWords = (sql: Sql, { words }: Words) => sql`strpos(w.words, ${` ${words}`}) > 0`

/** What each word of a scope begins with in the index: migrations/0008-words-of-a-scope.sql. */
const mark = (scope: string) => scope.slice(-6)

const lexemesOf = (before: string, words: string) =>
  words
    .split(' ')
    .map((word, i, { length }) => `'${before}${word}'${i === length - 1 ? ':*' : ''}`)
    .join(' & ')
