import type { Change, Row, Table } from './table.ts'

/** A sorted selection of a table that follows its changes; the array is a new one only when its content changed. */
export interface View<R> {
  rows(): readonly R[]
  subscribe(listener: () => void): () => void
}

interface OpenView<R> extends View<R> {
  /** Nobody listens. */
  idle(): boolean
  close(): void
}

/** Views by name, so many of which stay open after nobody looks at them: going back and forth costs nothing. */
export function keepViews<R>(most: number) {
  const views = new Map<string, OpenView<R>>()
  return {
    open(name: string, create: () => OpenView<R>): View<R> {
      const known = views.get(name)
      if (known) return known
      for (const [old, { idle, close }] of views) {
        if (views.size < most) break
        if (idle() && views.delete(old)) close()
      }
      const view = create()
      views.set(name, view)
      return view
    },
  }
}

export function createView<R extends Row>(
  table: Table<R>,
  matches: (row: R) => boolean,
  compare: (a: R, b: R) => number,
  /** What matches now, sorted, for whoever has a shorter way to it. */
  known?: readonly R[],
): OpenView<R> {
  let rows = known ?? [...table.all()].filter(matches).toSorted(compare)
  const listeners = new Set<() => void>()

  const close = table.subscribe(changes => {
    const relevant = changes.filter(({ before, after }) => (before && matches(before)) || (after && matches(after)))
    if (relevant.length === 0) return
    rows = relevant.length > MANY ? rebuilt(rows, relevant) : spliced(rows, relevant)
    for (const listener of [...listeners]) listener()
  })

  function rebuilt(old: readonly R[], changes: readonly Change<R>[]) {
    const gone = new Set(changes.map(change => change.before))
    const come = changes.flatMap(({ after }) => (after && matches(after) ? [after] : []))
    return [...old.filter(row => !gone.has(row)), ...come].toSorted(compare)
  }

  function spliced(old: readonly R[], changes: readonly Change<R>[]) {
    const next = [...old]
    for (const { before } of changes) if (before && matches(before)) next.splice(place(next, before), 1)
    for (const { after } of changes) if (after && matches(after)) next.splice(place(next, after), 0, after)
    return next
  }

  /** Where a row stands or would stand; `compare` never calls two rows equal. */
  function place(sorted: readonly R[], row: R) {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      // Between low and high there always is a row.
      if (compare(sorted[middle]!, row) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    rows: () => rows,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    idle: () => listeners.size === 0,
    close,
  }
}

/** Past this, sorting anew is cheaper than splicing one by one. */
const MANY = 100
