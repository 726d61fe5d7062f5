import { LONGEST_PLACE } from '@cairn/contract/activity'
import type { Entry } from '@cairn/contract/entries'

/** An entry's place in the logs: what its id says. */
export interface Spot {
  scope: string
  seq: number
  n: number
}

/** Entries of one commit that follow each other. */
interface Run {
  scope: string
  seq: number
  from: number
  to: number
}

/** How far the undo of a batch has come. */
export interface Place {
  /** What no part has looked at yet: entries that bring a label back, and the others. */
  labels: number
  others: number
  /** Where the last part ended, on the way back; nothing where it has not begun. */
  at: Spot | undefined
  waiting: Run[]
}

export function spotOf({ scope, seq, id }: Entry): Spot {
  return { scope, seq, n: Number(id.slice(id.lastIndexOf(':') + 1)) }
}

/**
 * `labels.others.scope.seq.n`, then each run as `scope.seq.from-to`, without the scope where it is that of the run before. Only the first
 * of those that wait fit into what a call may bring: `fit` says how many.
 */
export function textOf(
  { labels, others, at }: Omit<Place, 'waiting'>,
  waiting: Entry[],
): { text: string; fit: number } {
  let text = [labels, others, ...(at ? [at.scope, at.seq, at.n] : [])].join('.')
  let fit = 0
  let last = ''
  for (const { scope, seq, from, to } of runsOf(waiting)) {
    const more = `,${last === scope ? '' : scope}.${seq}.${from}-${to}`
    if (text.length + more.length > LONGEST_PLACE) break
    text += more
    fit += to - from + 1
    last = scope
  }
  return { text, fit }
}

/** Of entries on the way back. */
function runsOf(entries: Entry[]): Run[] {
  const runs: Run[] = []
  for (const { scope, seq, n } of entries.map(spotOf)) {
    const last = runs.at(-1)
    if (last?.scope === scope && last.seq === seq && last.from === n + 1) last.from = n
    else runs.push({ scope, seq, from: n, to: n })
  }
  return runs
}

/** Of a text that the contract has let through. */
export function placeOf(text: string): Place {
  const [begin = '', ...runs] = text.split(',')
  const [labels, others, in_, seq, n] = begin.split('.')
  let scope = ''
  const waiting = runs.map(run => {
    const [of, at, numbers = ''] = run.split('.')
    const [from, to] = numbers.split('-')
    scope = of || scope
    return { scope, seq: Number(at), from: Number(from), to: Number(to) }
  })
  const at = in_ === undefined ? undefined : { scope: in_, seq: Number(seq), n: Number(n) }
  return { labels: Number(labels), others: Number(others), at, waiting }
}
