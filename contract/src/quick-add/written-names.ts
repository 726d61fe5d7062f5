import { normalized } from '../names.ts'

/** What stands behind a sign: a known name, the longest that fits; a quoted one; or one word that is not just a number. */
export function nameAt(text: string, known: readonly string[]): { text: string; length: number } | undefined {
  const fits = known
    .filter(name => {
      const here = text.slice(0, name.length)
      return normalized(here) === normalized(name) && /^$|^[\s\0.,;:!?)]/.test(text.slice(name.length))
    })
    .toSorted((a, b) => b.length - a.length)
  if (fits[0] !== undefined) return { text: fits[0], length: fits[0].length }
  const [whole = '', quoted, word] = /^(?:"([^"\p{Cc}]{1,80})"|([^\s\p{Cc}"#+,;]{1,80}))/u.exec(text) ?? []
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
