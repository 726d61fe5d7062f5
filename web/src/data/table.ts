/** What every synced row has. */
export interface Row {
  id: string
  version: number
}

/** What a pending operation does to one row. */
export type Patch<R extends Row> = { put: R } | { merge: Partial<R> } | { remove: true }

export interface Change<R extends Row> {
  before: R | undefined
  after: R | undefined
}

export interface Table<R extends Row> {
  get(id: string): R | undefined
  all(): Iterable<R>
  /** Rows from the server, as of the reading of `clock()` before they were asked for. An older row never replaces a newer. */
  receive(rows: readonly R[], asOf?: number): void
  /** Everything the server has, as of then: what `concerns` accepts and `seen` lacks is gone. */
  retain(seen: ReadonlySet<string>, asOf: number, concerns: (row: R) => boolean): void
  forget(id: string): void
  patch(operation: number, id: string, patch: Patch<R>): void
  /**
   * The operation was answered: rows of the answer replace their base, and its patches go in the same step. Of rows that the
   * answer does not name the patches are believed, `told` in place of what they guessed.
   */
  settle(operation: number, answer: readonly R[], told?: Partial<R>): void
  /** The operation was refused: its patches go. */
  rollBack(operation: number): void
  clock(): number
  clear(): void
  /** Hears all changes of a step at once. */
  subscribe(listener: (changes: readonly Change<R>[]) => void): () => void
  /** Recomputes what changed since the last call and tells it. */
  flush(): void
}

/** Rows as the server last told them, with the patches of pending operations on top, field by field. */
export function createTable<R extends Row>(): Table<R> {
  const base = new Map<string, R>()
  /** The clock at which a base row was true. */
  const since = new Map<string, number>()
  /** Base rows that an answer changed without telling: our patch was taken for the truth until the server is asked again. */
  const guessed = new Set<string>()
  const pending = new Map<string, { operation: number; patch: Patch<R> }[]>()
  const shown = new Map<string, R>()
  const dirty = new Set<string>()
  const listeners = new Set<(changes: readonly Change<R>[]) => void>()
  let clock = 0

  const touched = (operation: number) =>
    [...pending].filter(([, patches]) => patches.some(entry => entry.operation === operation)).map(([id]) => id)

  const take = (operation: number, id: string) => {
    const patches = pending.get(id) ?? []
    const rest = patches.filter(entry => entry.operation !== operation)
    if (rest.length > 0) pending.set(id, rest)
    else pending.delete(id)
    dirty.add(id)
    return patches.filter(entry => entry.operation === operation).map(entry => entry.patch)
  }

  const setBase = (row: R | undefined, id: string, asOf: number) => {
    if (row) base.set(id, row)
    else base.delete(id)
    since.set(id, asOf)
    guessed.delete(id)
    dirty.add(id)
  }

  const receiveOne = (row: R, asOf: number) => {
    const known = base.get(row.id)
    const then = since.get(row.id) ?? 0
    const old = known && !guessed.has(row.id) ? row.version <= known.version : then > asOf
    if (old) since.set(row.id, Math.max(asOf, then))
    else setBase(row, row.id, Math.max(asOf, then))
  }

  const table: Table<R> = {
    get: id => shown.get(id),
    all: () => shown.values(),
    receive: (rows, asOf = clock) => rows.forEach(row => receiveOne(row, asOf)),
    retain(seen, asOf, concerns) {
      for (const [id, row] of base) {
        if (!seen.has(id) && concerns(row) && (since.get(id) ?? 0) <= asOf) setBase(undefined, id, asOf)
      }
    },
    forget: id => setBase(undefined, id, ++clock),
    patch(operation, id, patch) {
      const patches = pending.get(id) ?? []
      pending.set(id, [...patches, { operation, patch }])
      dirty.add(id)
    },
    settle(operation, answer, told = {}) {
      clock++
      for (const row of answer) receiveOne(row, clock)
      const answered = new Set(answer.map(row => row.id))
      for (const id of touched(operation)) {
        const patches = take(operation, id).map(patch => corrected(patch, told))
        // What is changed in a row that has not come yet is seen when it comes.
        if (answered.has(id) || (!base.has(id) && patches.every(patch => 'merge' in patch))) continue
        setBase(patches.reduce<R | undefined>(apply, base.get(id)), id, clock)
        guessed.add(id)
      }
    },
    rollBack: operation => touched(operation).forEach(id => take(operation, id)),
    clock: () => clock,
    clear() {
      for (const id of [...base.keys(), ...pending.keys()]) dirty.add(id)
      base.clear()
      since.clear()
      guessed.clear()
      pending.clear()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    flush() {
      const changes: Change<R>[] = []
      for (const id of dirty) {
        const before = shown.get(id)
        const after = (pending.get(id) ?? []).map(entry => entry.patch).reduce<R | undefined>(apply, base.get(id))
        if (before === after) continue
        if (after) shown.set(id, after)
        else shown.delete(id)
        changes.push({ before, after })
      }
      dirty.clear()
      if (changes.length > 0) for (const listener of [...listeners]) listener(changes)
    },
  }
  return table
}

function corrected<R extends Row>(patch: Patch<R>, told: Partial<R>): Patch<R> {
  if (!('merge' in patch)) return patch
  const known = Object.entries(told).filter(([name]) => name in patch.merge)
  return { merge: { ...patch.merge, ...(Object.fromEntries(known) as Partial<R>) } }
}

/** A merge into a row that is gone stays nothing. */
function apply<R extends Row>(row: R | undefined, patch: Patch<R>): R | undefined {
  if ('put' in patch) return patch.put
  if ('remove' in patch) return undefined
  return row && { ...row, ...patch.merge }
}
