import { normalized } from '../names.ts'
import { spelled } from '../nearest.ts'
import type { Named } from './readings.ts'
import { searchName } from './words.ts'

/*
 * A query may name hundreds out of thousands, and somebody else waits meanwhile: names are made ready once for each list in reach, which
 * nobody changes.
 */

/** Those that a text names, by their name or id; the same as `isCalled`. */
export const calledIn = (rows: readonly Named[], text: string): readonly Named[] => [
  ...rows.filter(({ id }) => id === text),
  ...(byName(rows).get(normalized(text)) ?? []),
]

/** What was meant by a name that nothing has, as `nearestAmong` asks for it. */
export const spellingsOf = onceFor(rows => spelled(rows.map(({ name }) => name)))

/** As searches compare them. */
export const searchNamesOf = onceFor(rows => rows.map(({ id, name }) => ({ id, text: searchName(name) })))

const byName = onceFor(rows => Map.groupBy(rows, ({ name }) => normalized(name)))

function onceFor<T extends object>(make: (rows: readonly Named[]) => T): (rows: readonly Named[]) => T {
  const made = new WeakMap<readonly Named[], T>()
  return rows => {
    const found = made.get(rows) ?? make(rows)
    made.set(rows, found)
    return found
  }
}
