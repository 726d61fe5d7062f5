import { normalized } from '../names.ts'

/**
 * What stands behind a sign: a known name, the longest that fits; a quoted one; or one word that is not just a number, without what ends
 * a sentence behind it.
 */
export function nameAt(text: string, known: readonly string[]): { text: string; length: number } | undefined {
  for (const [length, names] of byLength(known)) {
    const name = /^$|^[\s\0.,;:!?)]/.test(text.slice(length)) && names.get(normalized(text.slice(0, length)))
    if (name) return { text: name, length }
  }
  const [whole = '', quoted, word] =
    /^(?:"([^"\p{Cc}]{1,80})"|([^\s\p{Cc}"#+,;]{0,79}[^\s\p{Cc}"#+,;.:!?)]))/u.exec(text) ?? []
  const name = (quoted ?? word ?? '').trim()
  return name === '' || /^[\d.]+$/.test(name) ? undefined : { text: name, length: whole.length }
}

/** How a name is written behind its sign, so that it is read as this name whatever is written after it. */
export function writtenName(name: string, known: readonly string[]): string {
  const goesOn = known.some(other => normalized(other).startsWith(`${normalized(name)} `))
  const isRead = nameAt(`${name} `, known)?.length === name.length
  // A quotation mark cannot stand between quotation marks.
  return (isRead && !goesOn) || name.includes('"') ? name : `"${name}"`
}

/**
 * The longest first, and the first of several that are alike, by what they are compared by. A text may name thousands of times out of hundreds, and
 * somebody else waits meanwhile: of each length one piece of the text is looked at, and the names are made ready once for each list.
 */
function byLength(known: readonly string[]): [number, Map<string, string>][] {
  const made = ready.get(known)
  if (made) return made
  const lengths = [...Map.groupBy(known, name => name.length)].toSorted(([a], [b]) => b - a)
  const sorted = lengths.map(([length, names]): [number, Map<string, string>] => [
    length,
    new Map(names.toReversed().map(name => [normalized(name), name])),
  ])
  ready.set(known, sorted)
  return sorted
}

const ready = new WeakMap<readonly string[], [number, Map<string, string>][]>()
