import type { CallOptions, Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import { written, type TaskWrite } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFilter, aMe, aTask, INBOX } from './factories.ts'
import { createStore, type Store } from './store.ts'

const shownBy = (store: Store) =>
  [...store.tables.tasks.all()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ updatedAt: _, ...task }) => task)

describe('the store', () => {
  test('shows a write before the server has answered, and takes the row of the answer in its place', async () => {
    const { store, server } = await signedIn()
    const id = newId()
    store.mutate('tasks.create', { id, title: 'Water the plants' })
    expect(store.tables.tasks.get(id)).toMatchObject({ title: 'Water the plants', projectId: INBOX, status: 'pending' })
    expect(store.outbox.state()).toEqual({ state: 'saving', waiting: 1 })
    await server.settle()
    expect(store.tables.tasks.get(id)).toEqual(server.rows.get(id))
    expect(store.outbox.state()).toEqual({ state: 'saved', waiting: 0 })
  })

  test('takes back what the server refuses, and says why', async () => {
    const { store, server } = await signedIn(aTask({ id: '1', title: 'Rent' }))
    const heard: string[] = []
    store.onRefusal(refusal => heard.push(refusal.message))
    store.mutate('tasks.update', { taskId: '1', title: 'refuse me' })
    expect(store.tables.tasks.get('1')?.title).toBe('refuse me')
    await server.settle()
    expect(store.tables.tasks.get('1')?.title).toBe('Rent')
    expect(heard).toEqual(['Not that title.'])
  })

  test('says what is not taken back, shows it no longer as back, and offers no redo of it', async () => {
    const { store, server } = await signedIn()
    const said: string[] = []
    store.onRefusal((refusal, _, undone) => said.push(`${refusal.message} ${undone?.undone.length}`))
    store.tables.filters.receive([aFilter({ id: '1' })])
    store.tables.filters.flush()
    store.mutate('filters.delete', { filterId: '1' })
    await server.settle()
    server.keeps = 'Its name is taken.'
    store.undo()
    expect(store.tables.filters.get('1')).toBeDefined()
    await server.settle()
    expect(store.tables.filters.get('1')).toBeUndefined()
    expect(said).toEqual(['Its name is taken. 0'])
    expect(store.redo()).toBeUndefined()
  })

  test('sends again with the same key when the answer was lost, so that nothing happens twice', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }))
    server.network.push('lost-answer', 'down')
    store.mutate('tasks.update', { taskId: '1', title: 'Once' })
    store.mutate('tasks.update', { taskId: '1', priority: 'high' })
    await server.settle()
    expect(server.rows.get('1')).toMatchObject({ title: 'Once', priority: 'high', version: 3 })
    expect(shownBy(store)).toEqual(server.shown())
  })

  test('a pending write hides no other field that somebody else changed', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }))
    store.mutate('tasks.update', { taskId: '1', title: 'Mine' })
    server.edit('1', { priority: 'urgent' })
    await store.loader.refresh()
    expect(store.tables.tasks.get('1')).toMatchObject({ title: 'Mine', priority: 'urgent' })
    await server.settle()
    expect(store.tables.tasks.get('1')).toMatchObject({ title: 'Mine', priority: 'urgent', version: 3 })
  })

  test('takes a task and its subtasks to the trash together, and undo brings them back', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }), aTask({ id: '2', parentId: '1' }))
    const open = store.tasks({ order: 'position', zone: 'UTC', state: 'open' })
    store.mutate('tasks.delete', { taskId: '1' })
    expect(open.rows()).toEqual([])
    store.undo()
    expect(open.rows().map(task => task.id)).toEqual(['1', '2'])
    await server.settle()
    expect(open.rows().map(task => task.id)).toEqual(['1', '2'])
    expect(server.rows.get('2')?.deletedAt).toBeNull()
  })

  test('undo leaves alone what was changed since, and redo does it again', async () => {
    const { store, server } = await signedIn(aTask({ id: '1', title: 'Old', priority: 'low' }))
    store.mutate('tasks.update', { taskId: '1', title: 'New', priority: 'high' })
    await server.settle()
    server.edit('1', { priority: 'urgent' })
    await store.loader.refresh()
    store.undo()
    expect(store.tables.tasks.get('1')).toMatchObject({ title: 'Old', priority: 'urgent' })
    store.redo()
    expect(store.tables.tasks.get('1')).toMatchObject({ title: 'New', priority: 'urgent' })
    await server.settle()
    expect(shownBy(store)).toEqual(server.shown())
  })

  test('undo shows at once after the answer too, though the server stamped and copied what was written', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }), aTask({ id: '2', parentId: '1' }))
    store.mutate('tasks.update', { taskId: '1', labelIds: ['a', 'b'], completed: true })
    await server.settle()
    store.undo()
    expect(store.tables.tasks.get('1')).toMatchObject({ labelIds: [], completed: false, completedAt: null })
    store.mutate('tasks.delete', { taskId: '1' })
    await server.settle()
    store.undo()
    expect(['1', '2'].map(id => store.tables.tasks.get(id)?.deletedAt)).toEqual([null, null])
  })

  test('drops what was deleted elsewhere, but not what was made here in the meantime', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }))
    server.rows.delete('1')
    server.bump()
    const id = newId()
    const refreshed = store.loader.refresh()
    store.mutate('tasks.create', { id, title: 'New' })
    await refreshed
    await server.settle()
    expect(shownBy(store).map(task => task.id)).toEqual([id])
  })

  test('sends what somebody wrote as theirs alone, whoever the session has come to belong to', async () => {
    const { store, server } = await signedIn(aTask({ id: '1', title: 'Rent' }))
    store.mutate('tasks.update', { taskId: '1', title: 'New' })
    await server.settle()
    server.person = 'somebody else'
    store.undo()
    await turn()
    store.mutate('tasks.update', { taskId: '1', priority: 'high' })
    for (let turns = 0; turns < 10; turns++) await turn()
    expect(store.outbox.state()).toEqual({ state: 'offline', waiting: 2 })
    expect(server.rows.get('1')).toMatchObject({ title: 'New', priority: 'none' })
    server.person = aMe().id
    store.outbox.resume()
    await server.settle()
    expect(server.rows.get('1')).toMatchObject({ title: 'Rent', priority: 'high' })
  })

  test('takes no second person, and none of their rows, beside the one who is here', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }))
    server.person = 'somebody else'
    server.bump()
    await expect(store.loader.refresh()).rejects.toMatchObject({
      code: 'unauthenticated',
      reason: 'another-person',
    })
    expect([...store.tables.me.all()]).toEqual([aMe()])
  })

  test('an answer to who has left changes nothing for who came after', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }))
    const refused: string[] = []
    store.onRefusal(problem => refused.push(problem.message))
    for (const title of ['Theirs', 'refuse me']) {
      store.mutate('tasks.update', { taskId: '1', title })
      store.clear()
      for (let turns = 0; turns < 10; turns++) await turn()
      expect(shownBy(store)).toEqual([])
      await store.loader.load()
    }
    expect(server.rows.get('1')?.title).toBe('Theirs')
    expect(refused).toEqual([])
  })

  test('a deletion asks for what hung below, here or not, and for nothing else', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }), aTask({ id: '2', parentId: '1' }), aTask({ id: '3' }))
    server.rows.set('4', aTask({ id: '4', parentId: '2' }))
    server.asked = []
    store.mutate('tasks.delete', { taskId: '1' })
    await server.settle()
    expect(new Set(server.asked)).toEqual(new Set(['below 1', 'below 2', 'below 4']))
    expect(store.tables.tasks.get('2')).toEqual(server.rows.get('2'))
    expect(store.tables.tasks.get('4')).toEqual(server.rows.get('4'))

    server.asked = []
    store.mutate('tasks.update', { taskId: '3', title: 'Alone' })
    await server.settle()
    expect(server.asked).toEqual([])
  })

  test('a deletion of more than a few asks for everything once', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `many-${i}`)
    const { store, server } = await signedIn(...ids.map(id => aTask({ id })))
    server.asked = []
    for (const taskId of ids) store.mutate('tasks.delete', { taskId })
    await server.settle()
    expect(server.asked).toEqual(['all'])
  })

  test('who asks again while an answer is under way gets what has changed since', async () => {
    const { store, server } = await signedIn(aTask({ id: '1' }))
    server.bump()
    server.lag = 20
    const first = store.loader.refresh()
    for (let turns = 0; turns < 5; turns++) await turn()
    server.edit('1', { title: 'Too late for the first' })
    await Promise.all([store.loader.refresh(), store.loader.refresh()])
    expect(store.tables.tasks.get('1')?.title).toBe('Too late for the first')
    await first
  })

  test('converges with the server, whatever the order of writes, undos, foreign edits, refreshes and failures', async () => {
    const ids = ['1', '2', '3']
    const id = fc.constantFrom(...ids)
    const write = fc.record(
      {
        title: fc.constantFrom('a', 'b', 'refuse me'),
        priority: fc.constantFrom('low', 'high'),
        completed: fc.boolean(),
        dueOn: fc.constantFrom('2026-11-20', null),
      },
      { requiredKeys: [] },
    )
    const event = fc.oneof(
      fc.record({ do: fc.constant('update' as const), id, write }),
      fc.record({ do: fc.constant('foreign' as const), id, write }),
      fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), id }),
      fc.record({
        do: fc.constantFrom('create', 'undo', 'redo', 'refresh', 'lag', 'turn', 'lost-answer', 'down' as const),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async events => {
        const { store, server } = await signedIn(...ids.map(task => aTask({ id: task })))
        for (const what of events) {
          if (!('id' in what)) {
            if (what.do === 'create') store.mutate('tasks.create', { id: newId(), title: 'made' })
            if (what.do === 'undo') store.undo()
            if (what.do === 'redo') store.redo()
            if (what.do === 'lag') server.lag = 1 + (server.lag % 8) * 2
            if (what.do === 'refresh') void store.loader.refresh()
            if (what.do === 'lag') server.lag = 1 + (server.lag % 8) * 2
            if (what.do === 'turn') await turn()
            if (what.do === 'lost-answer' || what.do === 'down') server.network.push(what.do)
          } else if (what.do === 'foreign') server.edit(what.id, what.write as TaskWrite)
          else if (what.do === 'update') store.mutate('tasks.update', { taskId: what.id, ...(what.write as TaskWrite) })
          else store.mutate(`tasks.${what.do}`, { taskId: what.id })
        }
        await server.settle()
        server.bump()
        await store.loader.refresh()
        await store.loader.loadTrash()
        expect(shownBy(store)).toEqual(server.shown())
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  test('alone and never refused, one sees what one did and nothing else, whatever old answers come in late', async () => {
    const ids = ['1', '2', '3', '4']
    const id = fc.constantFrom(...ids)
    const write = fc.record(
      { title: fc.constantFrom('a', 'b', 'c'), completed: fc.boolean(), dueOn: fc.constantFrom('2026-11-20', null) },
      { requiredKeys: [] },
    )
    const event = fc.oneof(
      fc.record({ do: fc.constant('update' as const), id, write }),
      fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), id }),
      fc.record({
        do: fc.constantFrom('create', 'undo', 'redo', 'refresh', 'lag', 'turn', 'turn', 'lost-answer', 'down' as const),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 50 }), async events => {
        // The fourth hangs below the first, so that some writes touch rows that their answer does not name.
        const { store, server } = await signedIn(
          ...ids.map(one => aTask({ id: one, parentId: one === '4' ? '1' : null })),
        )
        await store.loader.loadTrash()
        let expected = visible(store.tables.tasks.all())
        const calm = () => expect(visible(store.tables.tasks.all())).toEqual(expected)
        for (const what of events) {
          const task = 'id' in what ? store.tables.tasks.get(what.id) : undefined
          const live = task?.deletedAt === null
          const parentLives = !task?.parentId || store.tables.tasks.get(task.parentId)?.deletedAt === null
          if (what.do === 'update' && live)
            store.mutate('tasks.update', { taskId: what.id, ...(what.write as TaskWrite) })
          if (what.do === 'delete' && live) store.mutate('tasks.delete', { taskId: what.id })
          if (what.do === 'restore' && !live && parentLives) store.mutate('tasks.restore', { taskId: what.id })
          if (what.do === 'create') store.mutate('tasks.create', { id: newId(), title: 'made' })
          if (what.do === 'undo') store.undo()
          if (what.do === 'redo') store.redo()
          if (what.do !== 'turn' && what.do !== 'refresh') expected = visible(store.tables.tasks.all())
          if (what.do === 'lag') server.lag = 1 + (server.lag % 8) * 2
          if (what.do === 'refresh') void store.loader.refresh()
          if (what.do === 'turn') await turn()
          if (what.do === 'lost-answer' || what.do === 'down') server.network.push(what.do)
          calm()
        }
        await server.settle(calm)
        expect(visible(server.rows.values())).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})

const visible = (tasks: Iterable<Task>) =>
  [...tasks]
    .map(({ id, title, status, dueOn, deletedAt }) => ({ id, title, status, dueOn, trashed: deletedAt !== null }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** A turn of the event loop, without the millisecond that setTimeout takes. */
const turn = () =>
  new Promise<void>(done => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      done()
    }
    port2.postMessage(null)
  })

/** Two deletions never fall into one instant; the browser's clock is an hour behind the server's. */
function aClock(start: string) {
  let ms = Date.parse(start)
  return () => new Date((ms += 1))
}

async function signedIn(...tasks: Task[]) {
  const server = aServer(tasks)
  const store = createStore({
    client: server.client,
    fetchValidator: server.validator,
    delay: () => turn(),
    now: aClock('2026-11-20T11:00:00.000Z'),
  })
  server.quiet = () => store.outbox.state().waiting === 0
  await store.loader.load()
  return { store, server }
}

/** As much of the server as the store can tell from outside: rows with versions, keys that are used once, batches, a bad network. */
function aServer(tasks: Task[]) {
  const rows = new Map(tasks.map(task => [task.id, task]))
  const answers = new Map<string, Task | { batch: string } | undefined>()
  const batches = new Map<string, { before: Task | undefined; after: Task }[]>()
  const network: ('down' | 'lost-answer')[] = []
  const clock = aClock('2026-11-20T12:00:00.000Z')
  let moment = { now: clock().toISOString(), timeZone: 'UTC' }
  let seq = 1

  const put = (before: Task | undefined, row: Task, batch = newId()) => {
    const after = { ...row, version: (before?.version ?? 0) + 1, updatedAt: moment.now }
    rows.set(row.id, after)
    batches.set(batch, [...(batches.get(batch) ?? []), { before, after }])
    seq++
    return after
  }
  const trashing = (taskId: string, deletedAt: string | null, batch?: string) => {
    const task = rows.get(taskId)
    if (!task || (task.deletedAt === null) === (deletedAt === null)) throw problem('conflict', { reason: 'in-trash' })
    for (const child of rows.values())
      if (child.parentId === taskId && child.deletedAt === task.deletedAt) put(child, { ...child, deletedAt }, batch)
    return put(task, { ...task, deletedAt }, batch)
  }
  const handle = (
    id: string,
    input: { id?: string; taskId?: string; batchId?: string } & TaskWrite,
    batch?: string,
  ) => {
    const { id: newTaskId, taskId, batchId, ...write } = input
    moment = { ...moment, now: clock().toISOString() }
    if (write.title === 'refuse me') throw problem('invalid-request', { detail: 'Not that title.' })
    if (id === 'tasks.create') return put(undefined, written(aTask({ id: newTaskId ?? '' }), write, moment), batch)
    if (id === 'tasks.delete') return trashing(taskId ?? '', moment.now, batch)
    if (id === 'tasks.restore') return trashing(taskId ?? '', null, batch)
    if (id === 'filters.delete') return undefined
    if (id === 'activity.undoBatch' && server.keeps !== '') {
      const kept = [{ entryId: '1', fields: [], reason: 'taken', detail: server.keeps }]
      return { batch: batch ?? '', undone: [], kept, next: null, left: 0 }
    }
    if (id === 'activity.undoBatch') {
      for (const { before, after } of [...(batches.get(batchId ?? '') ?? [])].reverse()) {
        const now = rows.get(after.id) ?? after
        const fields = Object.keys(after) as (keyof Task)[]
        const held = fields.filter(name => before && before[name] !== after[name] && now[name] === after[name])
        const back = before ? Object.fromEntries(held.map(name => [name, before[name]])) : { deletedAt: moment.now }
        put(now, { ...now, ...back }, batch)
      }
      return { batch: batch ?? '', undone: [], kept: [], next: null, left: 0 }
    }
    const task = rows.get(taskId ?? '')
    if (!task || task.deletedAt !== null) throw problem('forbidden', { reason: 'in-trash' })
    return put(task, written(task, write, moment), batch)
  }
  const call = async (id: string, input: object, { idempotencyKey = '', batch, person }: CallOptions = {}) => {
    await turn()
    if (person !== server.person) throw problem('unauthenticated', { reason: 'another-person' })
    const weather = network.shift()
    if (weather === 'down') throw problem('unavailable')
    // Over the wire nothing keeps its identity.
    const answer = structuredClone(answers.get(idempotencyKey) ?? handle(id, input, batch))
    answers.set(idempotencyKey, answer)
    await turn()
    if (weather === 'lost-answer') throw problem('unavailable')
    return answer
  }
  const list = async ({ trashed, parent }: { trashed?: string; parent?: string } = {}) => {
    server.asked.push(parent === undefined ? 'all' : `below ${parent}`)
    const items = [...rows.values()]
      .filter(task => (task.deletedAt !== null) === (trashed === 'true'))
      .filter(task => parent === undefined || task.parentId === parent)
    // Slower than several writes: what it tells is old when it arrives.
    for (let turns = 0; turns < server.lag; turns++) await turn()
    return { items, nextCursor: null }
  }
  const empty = async () => ({ items: [], nextCursor: null })

  const server = {
    rows,
    network,
    /** Why it takes nothing back. */
    keeps: '',
    /** Whose session it is. */
    person: aMe().id,
    quiet: () => true,
    /** Which lists of tasks were asked for. */
    asked: [] as string[],
    lag: 1,
    bump: () => seq++,
    validator: async () => String(seq),
    edit(id: string, write: TaskWrite) {
      const task = rows.get(id)
      if (task && task.deletedAt === null) put(task, written(task, write, moment))
    },
    shown: () => [...rows.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ updatedAt: _, ...task }) => task),
    async settle(each: () => void = () => {}) {
      let calm = 0
      while (calm < 30) {
        await turn()
        each()
        calm = server.quiet() ? calm + 1 : 0
      }
    },
    // The store calls nothing else.
    client: {
      call,
      tasks: { list, get: async ({ taskId }: { taskId: string }) => rows.get(taskId) },
      projects: { list: empty },
      labels: { list: empty },
      filters: { list: empty },
      users: { me: async () => aMe({ id: server.person }) },
      activity: { undoBatch: (input: object, options: CallOptions) => call('activity.undoBatch', input, options) },
    } as unknown as Client,
  }
  return server
}
