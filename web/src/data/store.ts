import type { Undone } from '@cairn/contract/activity'
import type { Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { Problem } from '@cairn/contract/problems'
import type { Task } from '@cairn/contract/tasks'
import type { Me } from '@cairn/contract/users'
import { beside, wider } from './beside.ts'
import { createClashes, type Clashes, type TextField } from './clashes.ts'
import { createCounts, type Counts } from './counts.ts'
import { effects, type WriteId, type Writes } from './effects.ts'
import { createHistory, inverse, newGesture, type Gesture } from './gestures.ts'
import type { Keeper } from './keeper.ts'
import { createLoader, type Loader, type Source } from './loader.ts'
import { createOutbox, wait, type Outbox } from './outbox.ts'
import { createProgress, type Watched } from './progress.ts'
import { ignoreProblem } from './owed.ts'
import { createQueue, type Queue } from './queue.ts'
import { createTables, tableNames, type Tables } from './rows.ts'
import { comparer, matcher, type TaskQuery } from './task-query.ts'
import { createView, keepViews, type View } from './view.ts'

export interface Store extends Pick<Queue, 'adopt' | 'onRefusal' | 'onDoubt'> {
  tables: Tables
  counts: Counts
  outbox: Outbox
  loader: Loader
  /** Who is signed in, or was and has something left here. */
  me(): Me | undefined
  progress: Watched
  /** Texts that were written over unseen. */
  clashes: Clashes
  tasks(query: TaskQuery): View<Task>
  /** Done at once here, then on the server; several under one gesture are undone as one. */
  mutate<Id extends WriteId>(id: Id, input: Writes[Id], gesture?: Gesture): Gesture
  /** The same, of one text of a task that began from another. */
  rewrite(task: Task, field: TextField, text: { before: string; after: string }, gesture: Gesture): Gesture
  /** Takes a gesture back, the last one unless told; that is a gesture of the same name. Nothing when there is none. */
  undo(gesture?: Gesture): Gesture | undefined
  redo(): Gesture | undefined
  /** One entry of the log; of the history of one task, only that is asked for anew. */
  undoEntry(entryId: string, taskId?: string): Promise<Undone>
  /**
   * All that the person did under one batch, here or with another program: an import, a change of many. It is kept and goes on like
   * any other write, also on a page that does not wait for the answer any more: that one says what it was, and knows by its size how far it is.
   */
  undoBatch(batchId: string, name?: string, size?: number): Promise<Undone>
  /** Once nothing is on its way any more here: how much of what this person did in this browser is not saved. */
  unsaved(): Promise<number>
  clear(): void
}

export interface StoreOptions extends Source {
  client: Client
  keeper: Keeper
  delay?: (ms: number) => Promise<void>
  now?: () => Date
}

export function createStore(options: StoreOptions): Store {
  const { client, keeper, delay = wait, now = () => new Date() } = options
  const tables = createTables()
  const outbox = createOutbox(delay)
  const history = createHistory()
  const views = keepViews<Task>(40)
  const progress = createProgress()
  const counts = createCounts(tables.tasks)
  const clashes = createClashes()

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

  const loader = createLoader(options, tables, step, () => Promise.race([queue.adopt(), delay(PATIENCE)]))
  const queue = createQueue({ client, keeper, outbox, loader, tables, history, progress, clashes, me, now, step })

  const takeBack = (gesture: Gesture, way: 'undo' | 'redo'): Gesture => {
    const { name, size = 0, beside } = gesture
    const taking: Gesture = { ...newGesture(name), size, beside, way }
    queue.add({ takeBack: gesture.batch }, inverse(tables, gesture, now().toISOString()), taking)
    gesture.takenBack = true
    // What is told of it is another thing now.
    if (progress.get()?.gesture === gesture) progress.advanced(gesture)
    return taking
  }

  /** Whatever it touched here, nobody knows but the server; nor what taking it back again would. */
  const loggedUndo = (name?: string): Gesture => ({
    ...newGesture(name),
    beside: 'anything',
    way: 'undo',
    logged: true,
  })
  const done = (gesture: Gesture, undone: Undone) => {
    if (undone.undone.length > 0) history.did({ ...gesture, batch: undone.batch })
    return undone
  }

  return {
    tables,
    counts,
    outbox,
    loader,
    progress,
    clashes,
    me,
    tasks: query => views.open(JSON.stringify(query), () => createView(tables.tasks, matcher(query), comparer(query))),
    mutate(id, input, gesture = newGesture()) {
      const patches = effects[id]({ tables, me: meNow(), now: now().toISOString() }, input)
      // Accounts have no undo: the log keeps what happened, but nothing takes it back.
      if (id !== 'users.update') history.did(gesture)
      gesture.beside = wider(gesture.beside, beside[id](input))
      queue.add({ id, input }, patches, gesture, 'taskIds' in input ? input.taskIds.length : 1)
      return gesture
    },
    rewrite(task, field, { before, after }, gesture) {
      const input = { taskId: task.id, [field]: after }
      const patches = effects['tasks.update']({ tables, me: meNow(), now: now().toISOString() }, input)
      history.did(gesture)
      // Where something else is shown by now, the server has a version that the writer has not begun from.
      const base = { field, text: before, version: task[field] === before ? task.version : NO_VERSION }
      queue.add({ id: 'tasks.update', input, base }, patches, gesture, 1)
      return gesture
    },
    undo(gesture = history.takeUndo()) {
      if (!gesture) return undefined
      history.forget(gesture)
      const taking = takeBack(gesture, 'undo')
      history.undid(taking)
      return taking
    },
    redo() {
      const gesture = history.takeRedo()
      const taking = gesture && takeBack(gesture, 'redo')
      if (taking) history.redid(taking)
      return taking
    },
    async undoEntry(entryId, taskId) {
      const gesture = loggedUndo()
      const { batch } = gesture
      const undone = done(gesture, await client.activity.undo({ entryId }, { idempotencyKey: newId(), batch }))
      if (taskId === undefined) loader.refresh().catch(ignoreProblem)
      else {
        const task = await client.tasks.get({ taskId })
        step(() => tables.tasks.receive([task]))
      }
      return undone
    },
    undoBatch: (batchId, name, size = 0) =>
      new Promise((resolve, reject) => {
        const gesture: Gesture = { ...loggedUndo(name), size }
        gesture.heard = end => (end instanceof Problem ? reject(end) : resolve(done(gesture, end)))
        queue.add({ takeBack: batchId, logged: true }, [], gesture)
      }),
    onRefusal: queue.onRefusal,
    onDoubt: queue.onDoubt,
    adopt: queue.adopt,
    async unsaved() {
      await queue.adopt()
      await outbox.drained()
      return Math.max(outbox.state().waiting, await keeper.count(meNow().id))
    },
    clear() {
      queue.clear()
      progress.set(undefined)
      clashes.clear()
      history.clear()
      loader.clear()
      step(() => tableNames.forEach(name => tables[name].clear()))
    },
  }
}

/** Which no row has: the server answers what is there now. */
const NO_VERSION = 999_999_999

/** Milliseconds that the first rows wait for what was kept. */
const PATIENCE = 300
