import type { Undone } from '@cairn/contract/activity'
import { newId } from '@cairn/contract/ids'
import type { Problem } from '@cairn/contract/problems'
import type { Beside } from './beside.ts'
import type { Row, Patch, Table } from './table.ts'
import type { Rows, TableName, TablePatch, Tables } from './rows.ts'

/** What the person did at once: a batch for the server, and what it did to the rows, so that undoing it shows at once. */
export interface Gesture {
  batch: string
  /** In words, for who undoes it later. */
  name: string | undefined
  /** So does taking it back. */
  beside: Beside
  /** It takes another back, or does it again. */
  way?: 'undo' | 'redo'
  /** It is about so many tasks, of which the server has so many, where somebody wants to see that. */
  size?: number
  saved?: number
  /** The person has taken it back, perhaps before all of it was saved. */
  takenBack?: boolean
  /** What it takes back was found in the log. It is a deed of its own, which can be taken back in turn. */
  logged?: true | undefined
  /** Whoever waits for the end of it is told, and nobody else. */
  heard?: ((end: Undone | Problem) => void) | undefined
  /** The server did not do all of it. */
  failed?: boolean
  writes: { before: Rows[TableName] | undefined; patch: TablePatch }[]
}

export const newGesture = (name?: string): Gesture => ({ batch: newId(), name, beside: 'nothing', writes: [] })

/** What is done and can be taken back, and what was taken back and can be done again. */
export interface History {
  did(gesture: Gesture): void
  takeUndo(): Gesture | undefined
  takeRedo(): Gesture | undefined
  /** The undo of a gesture is a gesture: undoing that one is the redo. */
  undid(gesture: Gesture): void
  redid(gesture: Gesture): void
  forget(gesture: Gesture): void
  clear(): void
}

export function createHistory(): History {
  let done: Gesture[] = []
  let undone: Gesture[] = []
  return {
    did(gesture) {
      if (done.includes(gesture)) return
      done = [...done.slice(-DEPTH), gesture]
      undone = []
    },
    takeUndo: () => done.pop(),
    takeRedo: () => undone.pop(),
    undid: gesture => undone.push(gesture),
    redid: gesture => done.push(gesture),
    forget(gesture) {
      done = done.filter(other => other !== gesture)
      undone = undone.filter(other => other !== gesture)
    },
    clear() {
      done = []
      undone = []
    },
  }
}

const DEPTH = 100

/** The patches that take a gesture back: only fields that still hold what it wrote, as the server decides too. */
export function inverse(tables: Tables, gesture: Gesture, now: string): TablePatch[] {
  return gesture.writes.toReversed().flatMap(({ before, patch }) => inverseOf(tables, patch, before, now) ?? [])
}

function inverseOf(tables: Tables, patch: TablePatch, before: Row | undefined, now: string): TablePatch | undefined {
  const { table, id } = patch
  const current = (tables[table] as Table<Row>).get(id)
  const back = inversePatch(patch.patch as Patch<Row>, before, current, now)
  return back && ({ table, id, patch: back } as TablePatch)
}

function inversePatch(
  patch: Patch<Row>,
  before: Row | undefined,
  current: Row | undefined,
  now: string,
): Patch<Row> | undefined {
  if ('remove' in patch) return before && { put: before }
  // What has no trash to go to is gone.
  if ('put' in patch) return 'deletedAt' in patch.put ? { merge: { deletedAt: now } as Partial<Row> } : { remove: true }
  if (!before || !current) return undefined
  const untouched = (Object.keys(patch.merge) as (keyof Row)[]).filter(name =>
    holds(name, current[name], patch.merge[name]),
  )
  return { merge: Object.fromEntries(untouched.map(name => [name, before[name]])) }
}

/** Whether a field still holds what was written. An answer brings arrays of its own, and the server's clock in place of ours. */
function holds(name: string, current: unknown, written: unknown) {
  if (name === 'deletedAt' || name === 'completedAt') return (current === null) === (written === null)
  return current === written || JSON.stringify(current) === JSON.stringify(written)
}
