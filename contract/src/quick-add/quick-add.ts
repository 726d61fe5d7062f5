import type { Span } from '../query/syntax.ts'
import type { Priority } from '../tasks.ts'
import { abridged, TITLE } from '../limits.ts'
import { findDue, type Due, type Moment } from './due.ts'
import { lineStart } from './line-start.ts'
import type { DueSpan } from './spans.ts'
import { nameAt } from './written-names.ts'

/** Who writes, when, and which names with spaces are known: `#deep work` means the label of that name, if there is one. */
export interface QuickAddReader extends Moment {
  labels?: readonly string[]
  projects?: readonly string[]
  /** Parts that the writer turned back into text, as `textOf` names them. */
  plain?: ReadonlySet<string>
}

export type PartKind = 'done' | 'label' | 'project' | 'priority' | 'due' | 'description'

/** A recognised part of the whole text: an editor lights it up, a press turns it back into text. */
export interface QuickPart extends Span {
  kind: PartKind
  text: string
  /** It is a part of the title too: a range of which only the beginning can be kept elsewhere. */
  stays?: boolean
}

/** One task that is about to be. Names are as written; whoever makes the task finds or makes what they name. */
export interface QuickTask {
  title: string
  description: string
  /** It comes ticked off, from a list: `- [x] Buy milk`. */
  completed: boolean
  priority: Priority
  due: Due | null
  labels: string[]
  project: string | null
  /** How many of the tasks before it it stands below: 0 is a task of its own, 1 a subtask of the last 0. */
  depth: number
  parts: QuickPart[]
}

/** How a part is named in `plain`. */
export const nameOfPart = ({ kind, text }: Pick<QuickPart, 'kind' | 'text'>) => `${kind}:${text}`

/**
 * Understands `Pay rent #home p1 tomorrow 9am //from the joint account`: labels, `+project`, a priority from `p1` (urgent) to `p4`
 * (low), the last date or time, and a description. Each line is a task; a deeper one is a subtask of the line above that is less
 * deep. Nothing is ever an error: what is not understood is the title.
 */
export function parseQuickAdd(text: string, reader: QuickAddReader): QuickTask[] {
  const tasks: QuickTask[] = []
  const indents: number[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const { width, tick, begin } = lineStart(line)
    if (line.slice(begin).trim() !== '') {
      while ((indents.at(-1) ?? -1) >= width) indents.pop()
      tasks.push({ ...readLine(line, { tick, begin }, at, reader), depth: indents.length })
      indents.push(width)
    }
    at += line.length + 1
  }
  return tasks
}

const PRIORITIES: Record<string, Priority> = { p1: 'urgent', p2: 'high', p3: 'medium', p4: 'low' }

/** `begin` is where the text begins in its line, behind the tick if there is one; `at` where the line begins in the whole. */
function readLine(
  line: string,
  { tick, begin: from }: { tick: Span | undefined; begin: number },
  at: number,
  reader: QuickAddReader,
): Omit<QuickTask, 'depth'> {
  const parts: QuickPart[] = []
  // What is recognised is blanked out, so that places stay what they are.
  const shown = tick?.from ?? from
  let rest = ' '.repeat(shown) + line.slice(shown).replace(/\r$/, '')
  const take = (kind: PartKind, { from: start, to: end, stays = false }: DueSpan): boolean => {
    const part = { kind, from: at + start, to: at + end, text: line.slice(start, end), ...(stays && { stays }) }
    if (reader.plain?.has(nameOfPart(part))) return false
    parts.push(part)
    if (!stays) rest = rest.slice(0, start) + '\u0000'.repeat(end - start) + rest.slice(end)
    return true
  }
  const completed = tick !== undefined && take('done', tick)

  let description = ''
  const comment = / \/\/|^\s*\/\//.exec(rest)
  if (comment) {
    const begin = rest.indexOf('//', comment.index)
    const said = rest.slice(begin + 2).trim()
    if (take('description', { from: begin, to: rest.length })) description = said
  }
  const labels = namesAfter('#', reader.labels ?? [])
    .filter(({ span }) => take('label', span))
    .map(({ name }) => name)
  // A task stands in one project: the last that is named.
  const project = namesAfter('+', reader.projects ?? []).findLast(({ span }) => take('project', span))
  let priority: Priority = 'none'
  for (const found of rest.matchAll(/(?<=^|[\s\0])p([1-4])(?=$|[\s\0])/gi)) {
    const span = { from: found.index, to: found.index + 2 }
    if (priority === 'none' && take('priority', span)) priority = PRIORITIES[found[0].toLowerCase()] ?? 'none'
  }
  const due = takeDue(rest)
  // A line of nothing but parts would be a task without a name.
  const title = plain(closedUp(rest)) || plain(line.slice(from))
  return {
    title: abridged(title, TITLE),
    // What is too long for a title is not cut away.
    description: title.length > TITLE ? [title, description].filter(Boolean).join('\n\n') : description,
    completed,
    priority,
    due,
    labels: [...new Set(labels)],
    project: project?.name ?? null,
    parts: parts.toSorted((a, b) => a.from - b.from),
  }

  /** A day and its time may stand apart; turned back into text, either leaves the other. */
  function takeDue(text: string): Due | null {
    const when = findDue(text, reader)
    const kept = when?.spans.filter(span => take('due', span)) ?? []
    if (kept.length === when?.spans.length) return when.due
    // Only what is left is read again, in its place.
    const left = kept.reduce(
      (only, { from: start, to }) => only.slice(0, start) + text.slice(start, to) + only.slice(to),
      '\u0000'.repeat(text.length),
    )
    return findDue(left, reader)?.due ?? null
  }

  function namesAfter(sign: string, known: readonly string[]): { name: string; span: Span }[] {
    const names: { name: string; span: Span }[] = []
    let i = -1
    while ((i = rest.indexOf(sign, i + 1)) >= 0) {
      const name = i === 0 || /[\s\0]/.test(rest[i - 1] ?? '') ? nameAt(rest.slice(i + 1), known) : undefined
      if (!name) continue
      const span = { from: i, to: i + 1 + name.length }
      names.push({ name: name.text, span })
      i = span.to - 1
    }
    return names
  }
}

/** What ends the sentence behind a part stands behind its last word. */
const closedUp = (rest: string) => rest.replaceAll(/(?<=[^\s\0])[\s\0]*\0[\s\0]*(?=[.,;:!?]+(?:[\s\0]|$))/g, '')

/** On one line, without what blanks out the parts, nor any other control character. */
const plain = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
