import type { CallOptions, Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import { written, type TaskWrite } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aBrowser, aFilter, aMe, aTask, INBOX } from './factories.ts'
import { newGesture } from './gestures.ts'
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
      server.person = 'somebody else'
      await store.loader.load()
      await server.settle()
      expect(refused).toEqual([])
      store.clear()
      server.person = aMe().id
      await store.loader.load()
    }
    expect(server.rows.get('1')?.title).toBe('Theirs')
    // Whose it was is told once they are back.
    await server.settle()
    expect(refused).toEqual(['Not that title.'])
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

  test('converges with the server, whatever the order of writes, undos, foreign edits, refreshes, failures and ends of pages', async () => {
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
        do: fc.constantFrom('create', 'undo', 'redo', 'refresh', 'lag', 'turn', 'lost-answer', 'down', 'end' as const),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async events => {
        let { store, server, browser, end } = await signedIn(...ids.map(task => aTask({ id: task })))
        for (const what of events) {
          if (!('id' in what)) {
            if (what.do === 'end') {
              end()
              ;({ store, end } = await aPage(server, browser))
            }
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
        do: fc.constantFrom(
          ...(['create', 'undo', 'redo', 'refresh', 'lag', 'turn', 'turn', 'lost-answer', 'down', 'end'] as const),
        ),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 50 }), async events => {
        // The fourth hangs below the first, so that some writes touch rows that their answer does not name.
        let { store, server, browser, end } = await signedIn(
          ...ids.map(one => aTask({ id: one, parentId: one === '4' ? '1' : null })),
        )
        let isFirst = true
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
          // What a page before it has done is shown as back only when the server has taken it back.
          if (what.do === 'undo' && isFirst) store.undo()
          if (what.do === 'redo' && isFirst) store.redo()
          if (what.do === 'end') {
            end()
            isFirst = false
            ;({ store, end } = await aPage(server, browser))
            await store.loader.loadTrash()
            calm()
          }
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

describe('what is not saved yet', () => {
  test('outlives its page, is shown by the next before the server has it, and is done once', async () => {
    const { server, store, browser, end } = await signedIn(aTask({ id: '1', title: 'Rent' }))
    server.network.push('down')
    const id = newId()
    store.mutate('tasks.create', { id, title: 'Water the plants' })
    store.mutate('tasks.update', { taskId: '1', title: 'Pay the rent' })
    end()
    server.network.push('down')
    const later = await aPage(server, browser)
    expect(later.store.tables.tasks.get(id)?.title).toBe('Water the plants')
    expect(later.store.tables.tasks.get('1')?.title).toBe('Pay the rent')
    expect(later.store.outbox.state()).toEqual({ state: 'offline', waiting: 2 })
    await server.settle()
    expect(shownBy(later.store)).toEqual(server.shown())
    expect(server.rows.get(id)?.version).toBe(1)
    expect(server.rows.get('1')?.version).toBe(2)
    expect(browser.kept.size).toBe(0)
  })

  test('is not done again when its page ended between the deed and the answer', async () => {
    const { server, store, browser, end } = await signedIn(aTask({ id: '1', title: 'Rent' }))
    store.mutate('tasks.update', { taskId: '1', title: 'Pay the rent' })
    await until(() => server.rows.get('1')?.title === 'Pay the rent')
    end()
    server.edit('1', { title: 'Pay the rent today' })
    await aPage(server, browser)
    await server.settle()
    expect(server.rows.get('1')).toMatchObject({ title: 'Pay the rent today', version: 3 })
    expect(browser.kept.size).toBe(0)
  })

  test('an undo goes on too, behind what it takes back', async () => {
    const { server, store, browser, end } = await signedIn(aTask({ id: '1', title: 'Rent' }))
    server.network.push('down')
    store.mutate('tasks.update', { taskId: '1', title: 'Pay the rent' })
    store.undo()
    end()
    const later = await aPage(server, browser)
    expect(later.store.tables.tasks.get('1')?.title).toBe('Rent')
    await server.settle()
    expect(server.rows.get('1')?.title).toBe('Rent')
    later.store.redo()
    await server.settle()
    expect(server.rows.get('1')?.title).toBe('Pay the rent')
  })

  test('what another page left can be undone', async () => {
    const { server, store, browser, end } = await signedIn(aTask({ id: '1', title: 'Rent' }))
    server.network.push('down')
    store.mutate('tasks.update', { taskId: '1', title: 'Pay the rent' })
    end()
    const later = await aPage(server, browser)
    later.store.undo()
    await server.settle()
    expect(server.rows.get('1')?.title).toBe('Rent')
    expect(later.store.tables.tasks.get('1')?.title).toBe('Rent')
  })

  test('two pages send their own, and one goes on with what the other left', async () => {
    const { server, store, browser, end } = await signedIn(aTask({ id: '1' }), aTask({ id: '2' }))
    const other = await aPage(server, browser)
    server.network.push('down', 'down')
    store.mutate('tasks.update', { taskId: '1', title: 'One' })
    other.store.mutate('tasks.update', { taskId: '2', title: 'Two' })
    await other.store.adopt()
    expect(other.store.outbox.state().waiting).toBe(1)
    end()
    await other.store.adopt()
    expect(other.store.outbox.state().waiting).toBe(2)
    await server.settle()
    expect([...server.rows.values()].map(({ title, version }) => [title, version])).toEqual([
      ['One', 2],
      ['Two', 2],
    ])
  })

  test('without a way to tell which pages live, several send the same and it is done once', async () => {
    const { server, store, browser } = await signedIn(aTask({ id: '1' }))
    server.network.push('down')
    store.mutate('tasks.update', { taskId: '1', title: 'One' })
    // As if it had ended.
    browser.kept.forEach(one => (one.owner = 0))
    await aPage(server, browser)
    await server.settle()
    await turn()
    expect(server.rows.get('1')).toMatchObject({ title: 'One', version: 2 })
    expect(store.outbox.size()).toBe(0)
  })

  test('is neither shown nor sent for somebody else, and waits for whose it is', async () => {
    const { server, store, browser, end } = await signedIn(aTask({ id: '1', title: 'Rent' }))
    server.network.push('down')
    store.mutate('tasks.update', { taskId: '1', title: 'Pay the rent' })
    end()
    server.person = newId()
    const bens = await aPage(server, browser)
    await server.settle()
    expect(bens.store.tables.tasks.get('1')?.title).toBe('Rent')
    expect(server.rows.get('1')?.title).toBe('Rent')
    bens.end()
    server.person = aMe().id
    await aPage(server, browser)
    await server.settle()
    expect(server.rows.get('1')?.title).toBe('Pay the rent')
  })

  test('a day after it was sent without an answer, it is sent again only if somebody says so', async () => {
    const { server, store, browser, end } = await signedIn(aTask({ id: '1', title: 'Rent' }), aTask({ id: '2' }))
    server.network.push('lost-answer', 'down')
    store.mutate('tasks.update', { taskId: '1', title: 'Pay the rent' })
    store.mutate('tasks.update', { taskId: '2', title: 'Never sent' })
    await until(() => server.rows.get('1')?.title === 'Pay the rent')
    end()
    server.forget()
    server.edit('1', { title: 'Pay the rent today' })
    const later = await aPage(server, browser, aClock('2026-11-21T12:00:00.000Z'))
    await server.settle()
    expect(shownBy(later.store).map(({ title }) => title)).toEqual(['Pay the rent today', 'Never sent'])
    expect(later.inDoubt).toHaveLength(1)
    later.inDoubt[0]?.()
    await server.settle()
    expect(server.rows.get('1')?.title).toBe('Pay the rent')
  })

  test('of a large change one sees how many tasks are done, here and on the page that goes on with it', async () => {
    const tasks = Array.from({ length: 250 }, () => aTask({ id: newId() }))
    const { server, store, browser, end } = await signedIn(...tasks)
    const gesture = { ...newGesture('Priority of 250 tasks changed.'), size: 250 }
    for (const some of [tasks.slice(0, 100), tasks.slice(100, 200), tasks.slice(200)])
      store.mutate('tasks.bulkUpdate', { taskIds: some.map(({ id }) => id), priority: 'high' }, gesture)
    expect(store.progress.get()).toMatchObject({ done: 0, total: 250 })
    expect(store.outbox.state().waiting).toBe(1)
    await until(() => store.progress.get()?.done === 100)
    end()
    server.network.push('down')
    const later = await aPage(server, browser)
    expect(later.store.progress.get()).toMatchObject({ done: 100, total: 250, gesture: { batch: gesture.batch } })
    await server.settle()
    expect(later.store.progress.get()).toMatchObject({ done: 250, total: 250 })
    expect([...server.rows.values()].every(({ priority, version }) => priority === 'high' && version === 2)).toBe(true)
  })
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

async function until(isSo: () => boolean) {
  while (!isSo()) await turn()
}

/** Two deletions never fall into one instant; the browser's clock is an hour behind the server's. */
function aClock(start: string) {
  let ms = Date.parse(start)
  return () => new Date((ms += 1))
}

async function signedIn(...tasks: Task[]) {
  const server = aServer(tasks)
  return { server, ...(await aPage(server)) }
}

/** A page of this browser; one that has ended hears and says nothing any more. */
async function aPage(
  server: ReturnType<typeof aServer>,
  browser = aBrowser(),
  now = aClock('2026-11-20T11:00:00.000Z'),
) {
  const { keeper, end } = browser.open()
  let isOpen = true
  const heard = (...said: Parameters<Client['call']>) =>
    new Promise((resolve, reject) => {
      if (isOpen)
        server.client.call(...said).then(
          answer => isOpen && resolve(answer),
          (no: Error) => isOpen && reject(no),
        )
    })
  const client = {
    ...server.client,
    call: heard,
    activity: {
      undoBatch: (input: object, options: CallOptions) => heard('activity.undoBatch', input as never, options),
    },
  } as unknown as Client
  const store = createStore({ client, keeper, fetchValidator: server.validator, delay: () => turn(), now })
  const inDoubt: (() => void)[] = []
  store.onDoubt((_, again) => inDoubt.push(again))
  server.quiet = () => store.outbox.size() === 0
  await store.loader.load()
  return {
    store,
    browser,
    /** Each sends something again. */
    inDoubt,
    end() {
      isOpen = false
      end()
    },
  }
}

/** As much of the server as the store can tell from outside: rows with versions, keys that are used once, batches, a bad network. */
function aServer(tasks: Task[]) {
  const rows = new Map(tasks.map(task => [task.id, task]))
  const answers = new Map<string, object | undefined>()
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
  const change = (taskId: string, write: TaskWrite, batch?: string) => {
    const task = rows.get(taskId)
    if (!task || task.deletedAt !== null) throw problem('forbidden', { reason: 'in-trash' })
    return put(task, written(task, write, moment), batch)
  }
  const handle = (
    id: string,
    input: { id?: string; taskId?: string; taskIds?: string[]; batchId?: string } & TaskWrite,
    batch?: string,
  ): object | undefined => {
    const { id: newTaskId, taskId, taskIds: _, batchId, ...write } = input
    moment = { ...moment, now: clock().toISOString() }
    if (write.title === 'refuse me') throw problem('invalid-request', { detail: 'Not that title.' })
    if (id === 'tasks.bulkUpdate') return { items: (input.taskIds ?? []).map(one => change(one, write, batch)) }
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
    return change(taskId ?? '', write, batch)
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
    /** A day has gone. */
    forget: () => answers.clear(),
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
