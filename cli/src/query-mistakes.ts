import { Problem } from '@cairn/contract/problems'
import { refused } from './failure.ts'
import { plain, width } from './width.ts'

/** A refused query with its mistakes marked below it. */
export function atItsPlace(error: unknown, query: string): unknown {
  const errors = error instanceof Problem ? (error.parts.errors ?? []) : []
  const marks = errors.filter(({ pointer }) => pointer === '/q')
  if (marks.length === 0 || marks.length < errors.length) return error
  const lines = marks.map(({ from = 0, to = from, detail }) => {
    const [before, wrong] = [query.slice(0, from), query.slice(from, to)].map(text => width(plain(text))) as [
      number,
      number,
    ]
    return `${' '.repeat(before)}${'^'.repeat(Math.max(1, wrong))} ${detail}`
  })
  return refused('The query is not understood:', [plain(query), ...lines])
}
