import type { Undone } from '@cairn/contract/activity'
import type { Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { Problem } from '@cairn/contract/problems'
import { takeBackAll, whyKept } from '@cairn/contract/take-back'
import type { Task } from '@cairn/contract/tasks'
import type { Me } from '@cairn/contract/users'
import { FEW, rowsNow, rowsOf, stampOf, tableOf, type Answer } from './answers.ts'
import { beside, wider } from './beside.ts'
import { createCounts, type Counts } from './counts.ts'
import { effects, type WriteId, type Writes } from './effects.ts'
import { createHistory, inverse, newGesture, type Gesture } from './gestures.ts'
import { createLoader, type Loader, type Source } from './loader.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createOwed, ignoreProblem } from './owed.ts'
import { addPatch, createTables, tableNames, type Rows, type TableName, type TablePatch, type Tables } from './rows.ts'
import type { Table } from './table.ts'
import { comparer, matcher, type TaskQuery } from './task-query.ts'
import { createView, keepViews, type View } from './view.ts'

export interface Store {
  tables: Tables
  counts: Counts
  outbox: Outbox
  loader: Loader
  /** Who is signed in, or was and has something left here. */
  me(): Me | undefined
  tasks(query: TaskQuery): View<Task>
  /** Done at once here, then on the server; several under one gesture are undone as one. */
  mutate<Id extends WriteId>(id: Id, input: Writes[Id], gesture?: Gesture): Gesture
  /** Takes a gesture back, the last one unless told; that is a gesture of the same name. Nothing when there is none. */
  undo(gesture?: Gesture): Gesture | undefined
  redo(): Gesture | undefined
  /** One entry of the log; of the history of one task, only that is asked for anew. */
  undoEntry(entryId: string, taskId?: string): Promise<Undone>
  /** All that the person did under one batch, here or with another program: an import, a change of many. */
  undoBatch(batchId: string): Promise<Undone>
  onRefusal(listener: Refused): () => void
  clear(): void
}

/** Told also of what was not, or not all, taken back; `undone` says then what was. */
type Refused = (problem: Problem, gesture: Gesture, undone?: Undone) => void

export interface StoreOptions extends Source {
  client: Client
  delay?: (ms: number) => Promise<void>
  now?: () => Date
}

export function createStore(options: StoreOptions): Store {
  const { client, now = () => new Date() } = options
  const tables = createTables()
  const outbox = createOutbox(options.delay)
  const history = createHistory()
  const views = keepViews<Task>(40)
  const refusals = new Set<Refused>()
  const counts = createCounts(tables.tasks)
  let lastOperation = 0
  /** Goes up when somebody leaves: an answer to them concerns nobody who comes after. */
  let era = 0

  const me = () => [...tables.me.all()][0]
  const meNow = () => {
    const someone = me()
    if (!someone) throw new Error('Nobody is signed in.')
    return someone
  }

  const step = (change: () => void) => {
    change()
    for (const name of tableNames) tables[name].flush()
  }

  /** Any of the tables, where it does not matter which. */
  const tableNamed = (name: TableName) => tables[name] as Table<Rows[TableName]>

  const loader = createLoader(options, tables, step)
  const owed = createOwed(loader, outbox)

  /** Shows the patches, queues the call, and makes the server's rows take the place of the patches. */
  const enqueue = (
    patches: TablePatch[],
    gesture: Gesture,
    call: (options: { idempotencyKey: string; person: string }) => Promise<Answer>,
  ) => {
    // Theirs for good: whoever is signed in when it is sent at last, it is done as nobody else.
    const [operation, options] = [++lastOperation, { idempotencyKey: newId(), person: meNow().id }]
    const begun = era
    step(() => {
      for (const patch of patches) {
        const before = tableNamed(patch.table).get(patch.id)
        gesture.writes.push({ before, patch })
        addPatch(tables, operation, patch)
      }
    })
    outbox.push({
      async send() {
        const answer = await call(options)
        if (begun !== era) return
        const told = stampOf(answer)
        step(() => tableNames.forEach(name => tableNamed(name).settle(operation, answer[name] ?? [], told)))
        const reach = gesture.beside
        if (reach !== 'nothing') owed.add(reach === 'below' ? patches.map(({ id }) => id) : reach)
        owed.askWhenQuiet()
      },
      refused(problem) {
        history.forget(gesture)
        step(() => tableNames.forEach(name => tables[name].rollBack(operation)))
        const gone = patches.every(({ table, id }) => !tables[table].get(id))
        // A row whose creation was refused is not missed again by each change that waited behind it.
        if (problem.code !== 'not-found' || !gone) for (const listener of [...refusals]) listener(problem, gesture)
        owed.add('anything')
        owed.askWhenQuiet()
      },
    })
  }

  const takeBack = (gesture: Gesture): Gesture => {
    const taking = { ...newGesture(gesture.name), beside: gesture.beside }
    const patches = inverse(tables, gesture, now().toISOString())
    const keys: string[] = []
    enqueue(patches, taking, async ({ idempotencyKey, person }) => {
      keys[0] ??= idempotencyKey
      const undone = await takeBackAll(client, gesture.batch, { batch: taking.batch, keys, person })
      taking.batch = undone.batch
      if (undone.kept.length > 0) {
        // Something else stands there than we show.
        taking.beside = 'anything'
        if (undone.undone.length === 0) history.forget(taking)
        const problem = new Problem('conflict', { detail: whyKept(undone) })
        for (const listener of [...refusals]) listener(problem, taking, undone)
      }
      // Of more than a few rows we do not ask one by one.
      if (patches.length > FEW) taking.beside = 'anything'
      return rowsNow(client, patches, { person })
    })
    return taking
  }

  /** Whatever it touched here, nobody knows but the server; nor what taking it back again would. */
  const takeBackLogged = async (ask: (batch: string) => Promise<Undone>) => {
    const gesture: Gesture = { ...newGesture(), beside: 'anything' }
    const undone = await ask(gesture.batch)
    if (undone.undone.length > 0) history.did({ ...gesture, batch: undone.batch })
    return undone
  }

  return {
    tables,
    counts,
    outbox,
    loader,
    me,
    tasks: query => views.open(JSON.stringify(query), () => createView(tables.tasks, matcher(query), comparer(query))),
    mutate(id, input, gesture = newGesture()) {
      const patches = effects[id]({ tables, me: meNow(), now: now().toISOString() }, input)
      // Accounts have no undo: the log keeps what happened, but nothing takes it back.
      if (id !== 'users.update') history.did(gesture)
      gesture.beside = wider(gesture.beside, beside[id](input))
      enqueue(patches, gesture, async options => {
        const told: unknown = await client.call<WriteId>(id, input, { ...options, batch: gesture.batch })
        return { [tableOf(id)]: rowsOf(told) }
      })
      return gesture
    },
    undo(gesture = history.takeUndo()) {
      if (!gesture) return undefined
      history.forget(gesture)
      const taking = takeBack(gesture)
      history.undid(taking)
      return taking
    },
    redo() {
      const gesture = history.takeRedo()
      const taking = gesture && takeBack(gesture)
      if (taking) history.redid(taking)
      return taking
    },
    async undoEntry(entryId, taskId) {
      const undone = await takeBackLogged(batch =>
        client.activity.undo({ entryId }, { idempotencyKey: newId(), batch }),
      )
      if (taskId === undefined) loader.refresh().catch(ignoreProblem)
      else {
        const task = await client.tasks.get({ taskId })
        step(() => tables.tasks.receive([task]))
      }
      return undone
    },
    async undoBatch(batchId) {
      const asked = takeBackLogged(batch => takeBackAll(client, batchId, { batch }))
      // A part of it may have come back when another is refused.
      return asked.finally(() => void loader.refresh().catch(ignoreProblem))
    },
    onRefusal(listener) {
      refusals.add(listener)
      return () => refusals.delete(listener)
    },
    clear() {
      era++
      owed.clear()
      outbox.clear()
      history.clear()
      loader.clear()
      step(() => tableNames.forEach(name => tables[name].clear()))
    },
  }
}
