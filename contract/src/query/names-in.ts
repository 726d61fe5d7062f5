import { normalized } from '../names.ts'
import { calledIn } from './known-names.ts'
import { filterNames } from './parse.ts'
import type { Reader } from './readings.ts'
import { quoted, tokensOf } from './syntax.ts'

/*
 * A query that is kept names labels and projects by id, so that it means the same when they are renamed; whoever reads it sees their
 * names. A name and an id are the same to the language, so both forms can be asked.
 */

type Names = Pick<Reader, 'labels' | 'projects'>

/** A query as it is kept, and what the ids in it are called at this moment. */
export interface Kept {
  query: string
  names: Record<string, string>
}

/** Every name in the query becomes an id; several, if it is the name of several. What is no name of anything stays as it is. */
export function withIds(query: string, { labels, projects }: Names): Kept {
  const found = new Map<string, string>()
  const kept = rewritten(query, (key, values) =>
    values.flatMap(value => {
      const rows = calledIn(key === 'label' ? labels : projects, value)
      for (const { id, name } of rows) found.set(id, name)
      return rows.length > 0 ? rows.map(({ id }) => id) : [value]
    }),
  )
  return { query: kept, names: Object.fromEntries(found) }
}

/** Every id in the query becomes the name it has now, or had when the query was kept. */
export function withNames({ query, names }: Kept, { labels, projects }: Names): string {
  return rewritten(query, (key, values) => {
    const all = key === 'label' ? labels : projects
    return values.map(value => {
      const now = all.find(({ id }) => id === value)?.name
      const name = now ?? (Object.hasOwn(names, value) ? names[value] : undefined)
      // A quotation mark cannot stand in a value.
      if (name === undefined || name.includes('"') || name.trim() === '') return value
      const others = calledIn(all, name)
      // Of what is gone the name is all there is: whatever has that name now takes its place. But `none` would ask for what has no label.
      if (now === undefined) return others.length === 0 && normalized(name) === 'none' ? value : name
      // A name that others have too would find more than was asked for.
      return others.every(({ id }) => values.includes(id)) ? name : value
    })
  })
}

/** The ids that stand in a query for labels or projects. */
export function idsIn(query: string): string[] {
  const ids: string[] = []
  rewritten(query, (_, values) => {
    ids.push(...values.filter(value => ID.test(value)))
    return values
  })
  return ids
}

/** The query asking for another label in the place of this one, both by their ids. */
export const withOtherLabel = (query: string, from: string, into: string) =>
  rewritten(query, (key, values) => (key === 'label' ? values.map(id => (id === from ? into : id)) : values))

const KEYS: ReadonlySet<string> = new Set(filterNames)
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The same query with other values where labels and projects are named, each once; all else keeps its letters. */
function rewritten(query: string, write: (key: 'label' | 'project', values: string[]) => string[]): string {
  const { tokens } = tokensOf(query, KEYS)
  // From the end, so that what stands before keeps its place.
  return tokens.toReversed().reduce((text, token) => {
    if (token.kind !== 'filter' || (token.key !== 'label' && token.key !== 'project')) return text
    const from = token.values[0]?.from ?? token.to
    const values = token.values.map(value => value.text)
    const next = new Set(write(token.key, values))
    const isSame = next.size === values.length && values.every(value => next.has(value))
    return isSame ? text : text.slice(0, from) + [...next].map(quoted).join(',') + text.slice(token.to)
  }, query)
}
