import { newId } from '@cairn/contract/ids'
import { describe, expect, test } from 'vitest'
import { aMe, aTask } from './factories.ts'
import { newGesture } from './gestures.ts'
import { aPage, shownBy, signedIn } from './testing/page.ts'
import { aClock, turn, until } from './testing/turns.ts'

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
