import { DESCRIPTION } from '@cairn/contract/limits'
import type { Task } from '@cairn/contract/tasks'
import type { TextWrite } from './write.ts'

/**
 * A text that met another where its writer had last looked: what to send instead, over what is there now. Changes at different
 * places go together; at the same place the later one stands, and its person is told of the other.
 */
export function rebased(what: TextWrite, current: Task): TextWrite {
  const { field, text: before } = what.base
  const mine = what.input[field] ?? before
  const other = current[field]
  const next = { ...what, base: { field, text: other, version: current.version }, times: (what.times ?? 0) + 1 }
  // Something else of the task was changed, or it was the same change.
  if (other === before || other === mine) return next
  // Nothing was changed here after all: what others made of it stands.
  if (mine === before) return { ...next, input: { ...what.input, [field]: other } }
  // A title is one thing: half of each would be nobody's.
  const both = field === 'description' ? merged(before, mine, other) : undefined
  if (both === undefined || both.length > DESCRIPTION) return { ...next, over: other }
  return { ...next, input: { ...what.input, [field]: both }, over: undefined }
}

/** Both changes of a text in one, by lines; nothing where they touch, for nobody knows which comes first. */
export function merged(before: string, mine: string, other: string): string | undefined {
  const lines = before.split('\n')
  const changes = [mine, other].map(text => changeIn(lines, text.split('\n')))
  const [first, second] = changes.toSorted((a, b) => a.from - b.from)
  if (!first || !second || first.to >= second.from) return undefined
  const between = lines.slice(first.to, second.from)
  return [...lines.slice(0, first.from), ...first.put, ...between, ...second.put, ...lines.slice(second.to)].join('\n')
}

/** From the first line that differs to behind the last one, and what stands there instead. */
function changeIn(before: string[], after: string[]) {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from++
  let alike = 0
  while (alike < shorter - from && before.at(-1 - alike) === after.at(-1 - alike)) alike++
  return { from, to: before.length - alike, put: after.slice(from, after.length - alike) }
}
