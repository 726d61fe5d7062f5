import { generateNKeysBetween } from 'fractional-indexing'

export interface Placed {
  id: string
  position: string
}

/**
 * The positions that put some rows of a list, as they follow each other there, behind the first `at` of the others. As a rule
 * only those rows get new ones. Where there is no room (two neighbours share a key), or many moves to one spot have made the
 * keys there long, some of the neighbours get fresh ones too.
 */
export function positionsToMove(order: readonly Placed[], moving: ReadonlySet<string>, at: number): Placed[] {
  const rest = order.filter(row => !moving.has(row.id))
  const moved = order.filter(row => moving.has(row.id))
  const after = [...rest.slice(0, at), ...moved, ...rest.slice(at)]
  if (after.every((row, i) => row === order[i])) return []
  let [from, to] = [at, at + moved.length]
  for (let reach = 1; ; reach *= 2) {
    const [low = null, high = null] = [after[from - 1]?.position, after[to]?.position]
    const keys = keysBetween(low, high, to - from)
    const most = to - from === moved.length ? LONG : SHORT
    if (keys && (to - from === after.length || keys.every(key => key.length <= most)))
      return keys.flatMap((position, i) => differing(after[from + i], position))
    // Towards the side that is crowded.
    if (to === after.length || (from > 0 && (low?.length ?? 0) >= (high?.length ?? 0))) from = Math.max(0, from - reach)
    else to = Math.min(after.length, to + reach)
  }
}

/** A key that would be longer moves its neighbours; the contract takes 200. Every sixth move to one spot costs a character. */
export const LONG = 48

/** What fresh keys may have; the room between the two is for the next moves. */
const SHORT = 32

/** Nothing, where the two leave no room. */
function keysBetween(low: string | null, high: string | null, count: number): string[] | undefined {
  return low !== null && high !== null && low >= high ? undefined : generateNKeysBetween(low, high, count)
}

const differing = (row: Placed | undefined, position: string): Placed[] =>
  row && row.position !== position ? [{ id: row.id, position }] : []
