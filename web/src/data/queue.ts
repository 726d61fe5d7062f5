import type { Undone } from '@cairn/contract/activity'
import type { Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { Problem } from '@cairn/contract/problems'
import { whyKept } from '@cairn/contract/take-back'
import type { Me } from '@cairn/contract/users'
import { FEW, stampOf } from './answers.ts'
import type { Clashes } from './clashes.ts'
import type { Gesture, History } from './gestures.ts'
import type { Keeper } from './keeper.ts'
import type { Loader } from './loader.ts'
import type { Outbox } from './outbox.ts'
import { createOwed } from './owed.ts'
import type { Watched } from './progress.ts'
import { restoredGestures } from './restored.ts'
import { addPatch, tableNames, type Rows, type TableName, type TablePatch, type Tables } from './rows.ts'
import type { Table } from './table.ts'
import { send, whatOf, type Mark, type Write } from './write.ts'

/** Told also of what was not, or not all, taken back; `undone` says then what was. `writes` are those of the gesture that were refused. */
type Refused = (problem: Problem, gesture: Gesture, undone?: Undone, writes?: Gesture['writes']) => void
type Doubted = (what: string | undefined, again: () => void) => void

export interface Queue {
  /** Keeps a write, shows it and sends it, the first two in this turn; it is about so many of the gesture's tasks. */
  add(what: Write['what'], patches: TablePatch[], gesture: Gesture, size?: number): void
  /** Shows what a page has left that has ended, and goes on with it as soon as the first rows are here. */
  adopt(): Promise<void>
  onRefusal(listener: Refused): () => void
  /** Nobody knows whether this was saved, and it is not sent twice unless somebody says so. */
  onDoubt(listener: Doubted): () => void
  clear(): void
}

export interface Parts {
  client: Client
  keeper: Keeper
  outbox: Outbox
  loader: Loader
  tables: Tables
  history: History
  progress: Watched
  clashes: Clashes
  me(): Me | undefined
  now(): Date
  step(change: () => void): void
}

/** Between the store and the outbox: what is written is kept until it is acknowledged, and shown until its row is here. */
export function createQueue(parts: Parts): Queue {
  const { client, keeper, outbox, loader, tables, history, progress, clashes, me, now, step } = parts
  const refusals = new Set<Refused>()
  const doubts = new Set<Doubted>()
  /** Shown already, but not sent before the first rows are here. */
  let held: (() => void)[] = []
  let lastOperation = 0
  /** Goes up when somebody leaves: an answer to them concerns nobody who comes after. */
  let era = 0
  const owed = createOwed(loader, outbox)

  /** Any of the tables, where it does not matter which. */
  const tableNamed = (name: TableName) => tables[name] as Table<Rows[TableName]>

  /** Shows a write. What comes back puts it into the queue; then the server's rows take the place of the patches. */
  const show = (first: Write, gesture: Gesture, marked: Mark = {}) => {
    let write = first
    const operation = ++lastOperation
    const begun = era
    let mark = marked
    const told: Undone = { batch: write.batch, undone: [], asBefore: [], kept: [] }
    step(() => {
      for (const patch of write.patches) {
        const before = tableNamed(patch.table).get(patch.id)
        gesture.writes.push({ before, patch })
        addPatch(tables, operation, patch)
      }
    })
    const note = (next: Mark) => keeper.mark(write, (mark = { tried: now().getTime(), ...next }))
    return () =>
      outbox.push({
        batch: write.batch,
        async send() {
          if (mark.tried !== undefined && now().getTime() - mark.tried > REMEMBERED)
            throw new Problem('gone', { reason: IN_DOUBT })
          // Where nothing arrives it is not tried, and not in doubt later. A server on this machine is there without a network.
          if (mark.tried === undefined && navigator.onLine === false) await client.instance.get()
          if (mark.tried === undefined) note({})
          const { answer, undone } = await send(client, write, mark, {
            told,
            progress(done, total) {
              if (gesture.heard) gesture.size ||= total
              if (done < total) progress.advanced(gesture, done, total)
            },
            reached: at => note({ at }),
            rebased(anew) {
              keeper.keep((write = anew))
              note({})
            },
          })
          keeper.drop(write)
          if (begun !== era) return
          const stamp = stampOf(answer)
          step(() => tableNames.forEach(name => tableNamed(name).settle(operation, answer[name] ?? [], stamp)))
          tellOver(write)
          if (undone) takenBack(write, gesture, undone, marked)
          else progress.advanced(gesture, (gesture.saved ?? 0) + write.size)
          const reach = gesture.beside
          if (reach !== 'nothing') owed.add(reach === 'below' ? write.patches.map(({ id }) => id) : reach)
          owed.askWhenQuiet()
        },
        refused(problem) {
          keeper.drop(write)
          history.forget(gesture)
          progress.failed(gesture)
          step(() => tableNames.forEach(name => tables[name].rollBack(operation)))
          owed.add('anything')
          owed.askWhenQuiet()
          if (gesture.heard) return hear(gesture, problem)
          if (problem.reason === IN_DOUBT) return inDoubt(write, gesture)
          const gone = write.patches.every(({ table, id }) => !tables[table].get(id))
          // A row whose creation was refused is not missed again by each change that waited behind it.
          if (problem.code === 'not-found' && gone) return
          const writes = gesture.writes.filter(({ patch }) => write.patches.includes(patch))
          for (const listener of [...refusals]) listener(problem, gesture, undefined, writes)
        },
      })
  }

  const tellOver = ({ what }: Write) => {
    if (!('base' in what) || what.over === undefined) return
    clashes.met({ taskId: what.input.taskId, field: what.base.field, other: what.over })
  }

  const takenBack = ({ patches }: Write, gesture: Gesture, undone: Undone, { at }: Mark) => {
    const isNothing = undone.undone.length === 0 && at === undefined
    if (undone.kept.length > 0 && isNothing) {
      history.forget(gesture)
      progress.failed(gesture)
    } else progress.advanced(gesture, gesture.size)
    // Of more than a few rows we do not ask one by one; where something was kept, something else stands than we show.
    if (undone.kept.length > 0 || patches.length > FEW) gesture.beside = 'anything'
    if (gesture.heard) return hear(gesture, undone)
    if (undone.kept.length === 0) return
    const problem = new Problem('conflict', { detail: whyKept(undone) })
    for (const listener of [...refusals]) listener(problem, gesture, undone)
  }

  const hear = (gesture: Gesture, end: Undone | Problem) => {
    const { heard } = gesture
    gesture.heard = undefined
    heard?.(end)
  }

  const inDoubt = (write: Write, gesture: Gesture) => {
    const again = () => {
      if (me()?.id !== write.person) return
      keeper.keep(write)
      show(write, gesture)()
    }
    for (const listener of [...doubts]) listener(whatOf(write), again)
  }

  const adopt = async () => {
    const person = me()?.id
    const waiting = person === undefined ? [] : await keeper.adopt(person)
    if (waiting.length === 0 || me()?.id !== person) return
    const gestureOf = restoredGestures(history)
    const found = waiting.map(({ write, mark }) => {
      const gesture = gestureOf(write)
      return { gesture, queue: show(write, gesture, mark), done: mark.at?.done }
    })
    for (const { gesture, done } of found) progress.begun(gesture, done)
    held.push(...found.map(({ queue }) => queue))
    sendHeld()
  }

  const sendHeld = () => {
    if (loader.state.get().state === 'ready') for (const queue of held.splice(0)) queue()
  }
  loader.state.subscribe(sendHeld)
  keeper.onOrphans(() => void adopt())

  return {
    add(what, patches, gesture, size = 0) {
      const person = me()?.id
      if (person === undefined) throw new Error('Nobody is signed in.')
      const { batch, name, way, size: of = 0 } = gesture
      const write: Write = { key: newId(), person, batch, name, way, size, of, what, patches }
      keeper.keep(write)
      show(write, gesture)()
      progress.begun(gesture)
    },
    adopt,
    onRefusal(listener) {
      refusals.add(listener)
      return () => refusals.delete(listener)
    },
    onDoubt(listener) {
      doubts.add(listener)
      return () => doubts.delete(listener)
    },
    clear() {
      // What waits for this person is kept: it goes on when they are back.
      keeper.leave()
      era++
      held = []
      owed.clear()
      outbox.clear()
    },
  }
}

/** Milliseconds. The server remembers the keys of writes for a day; by then an answer must have come. */
const REMEMBERED = 23 * 3_600_000
const IN_DOUBT = 'in-doubt'
