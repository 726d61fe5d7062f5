import { positionBetween } from '@cairn/contract/between'
import type { Project } from '@cairn/contract/projects'

type Placed = Pick<Project, 'id' | 'position'>

/**
 * What must be written for the row at `from` to stand at `to`: its new position, or that of every row where its new neighbours have
 * the same one, between which there is no room.
 */
export function placesAfter(rows: readonly Placed[], from: number, to: number): Placed[] {
  const moved = rows[from]
  if (!moved || !rows[to] || from === to) return []
  const order = rows.toSpliced(from, 1).toSpliced(to, 0, moved)
  const [before, after] = [order[to - 1]?.position ?? null, order[to + 1]?.position ?? null]
  if (before === null || after === null || before < after)
    return [{ id: moved.id, position: positionBetween(before, after) }]
  let last: string | null = null
  return order.map(({ id }) => ({ id, position: (last = positionBetween(last, null)) }))
}
