import { normalized } from './names.ts'

/** At most three that begin alike, contain it, or are a slip of the fingers away; the nearest first. */
export function nearest(name: string, known: readonly string[]): string[] {
  const wanted = normalized(name)
  if (wanted.length > LONGEST) return []
  const most = Math.max(1, Math.floor(wanted.length / 3))
  return known
    .slice(0, MANY)
    .map(each => ({ each, other: normalized(each) }))
    .filter(({ other }) => other.includes(wanted) || Math.abs(other.length - wanted.length) <= most)
    .map(({ each, other }) => ({ each, has: other.includes(wanted), far: distance(wanted, other) }))
    .filter(({ has, far }) => has || far <= most)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ each }) => each)
}

/** Who compares more, or longer ones, waits for it, and so do others on a server. */
const MANY = 500
const LONGEST = 60

/** Letters to add, drop, replace or exchange with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]]
  let before: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (const [i, letter] of from.entries()) {
    const next = [i + 1]
    for (const [j, other] of to.entries()) {
      const isSwapped = i > 0 && j > 0 && letter === to[j - 1] && other === from[i - 1]
      const steps = [next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)] // one longer than b
      next.push(Math.min(...steps, ...(isSwapped ? [before[j - 1]! + 1] : []))) // there is one before, if it is swapped
    }
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}
