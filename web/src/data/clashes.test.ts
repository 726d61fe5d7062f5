import { describe, expect, test } from 'vitest'
import { aTask } from './factories.ts'
import { newGesture } from './gestures.ts'
import { merged } from './rebase.ts'
import type { Store } from './store.ts'
import { aPage, signedIn } from './testing/page.ts'
import { until } from './testing/turns.ts'

const FIRST = 'Bring:\n\nmilk\n\nbread'

/** As the panel does: from what was there when the pen was set down. */
function write(store: Store, before: string, after: string) {
  const task = store.tables.tasks.get('1')
  if (!task) throw new Error('There is no such task.')
  return store.rewrite(task, 'description', { before, after }, newGesture())
}

describe('a text that somebody else has changed meanwhile', () => {
  const begun = () => signedIn(aTask({ id: '1', title: 'Shop', description: FIRST }))

  test('keeps both changes where they are at different places', async () => {
    const { server, store } = await begun()
    server.edit('1', { description: 'Bring:\n\noat milk\n\nbread' })
    write(store, FIRST, `${FIRST}\n\nbutter`)
    await server.settle()
    expect(server.rows.get('1')?.description).toBe('Bring:\n\noat milk\n\nbread\n\nbutter')
    expect(store.tables.tasks.get('1')?.description).toBe('Bring:\n\noat milk\n\nbread\n\nbutter')
    expect(store.clashes.get()).toEqual([])
  })

  test('is told of where both changed the same place, and the later one stands', async () => {
    const { server, store } = await begun()
    server.edit('1', { description: `${FIRST}\n\neggs` })
    write(store, FIRST, `${FIRST}\n\nbutter`)
    await server.settle()
    expect(server.rows.get('1')?.description).toBe(`${FIRST}\n\nbutter`)
    expect(store.clashes.get()).toEqual([{ taskId: '1', field: 'description', other: `${FIRST}\n\neggs` }])
  })

  test('is told of too where the other text was on the screen before this one was saved', async () => {
    const { server, store } = await begun()
    server.edit('1', { description: 'Bring nothing' })
    await store.loader.refresh()
    write(store, FIRST, `${FIRST}\n\nbutter`)
    await server.settle()
    expect(store.clashes.get()).toEqual([{ taskId: '1', field: 'description', other: 'Bring nothing' }])
  })

  test('stands where the write that meets it changes nothing', async () => {
    const { server, store } = await begun()
    server.edit('1', { description: 'Bring nothing' })
    write(store, FIRST, FIRST)
    await server.settle()
    expect(server.rows.get('1')?.description).toBe('Bring nothing')
    expect(store.tables.tasks.get('1')?.description).toBe('Bring nothing')
    expect(store.clashes.get()).toEqual([])
  })

  test('is not told of where something else of the task was changed, here or there', async () => {
    const { server, store } = await begun()
    server.edit('1', { priority: 'high' })
    store.mutate('tasks.update', { taskId: '1', status: 'in_progress' })
    write(store, FIRST, 'Bring one')
    write(store, 'Bring one', 'Bring one and two')
    await server.settle()
    const row = { priority: 'high', status: 'in_progress', description: 'Bring one and two' }
    expect(server.rows.get('1')).toMatchObject(row)
    expect(store.clashes.get()).toEqual([])
  })

  test('is told of by the next page, where this one ended before it was saved', async () => {
    const { server, store, browser, end } = await begun()
    server.network.push('down')
    write(store, FIRST, `${FIRST}\n\nbutter`)
    server.edit('1', { description: `${FIRST}\n\neggs` })
    end()
    const later = await aPage(server, browser)
    await server.settle()
    expect(server.rows.get('1')?.description).toBe(`${FIRST}\n\nbutter`)
    expect(later.store.clashes.get()).toMatchObject([{ other: `${FIRST}\n\neggs` }])
    expect(browser.kept.size).toBe(0)
  })

  test('is told of, and saved once, where its page ended between the deed and the answer', async () => {
    const { server, store, browser, end } = await begun()
    server.edit('1', { description: `${FIRST}\n\neggs` })
    write(store, FIRST, `${FIRST}\n\nbutter`)
    await until(() => server.rows.get('1')?.description === `${FIRST}\n\nbutter`)
    end()
    const later = await aPage(server, browser)
    await server.settle()
    expect(server.rows.get('1')?.version).toBe(3)
    expect(later.store.clashes.get()).toHaveLength(1)
  })

  test('is taken back to the other by an undo', async () => {
    const { server, store } = await begun()
    server.edit('1', { description: `${FIRST}\n\neggs` })
    write(store, FIRST, `${FIRST}\n\nbutter`)
    await server.settle()
    store.undo()
    await server.settle()
    expect(store.tables.tasks.get('1')?.description).toBe(`${FIRST}\n\neggs`)
  })

  test('a title is never half of each', async () => {
    const { server, store } = await begun()
    const task = store.tables.tasks.get('1') ?? aTask()
    server.edit('1', { title: 'Shop for two' })
    store.rewrite(task, 'title', { before: 'Shop', after: 'Go to the shop' }, newGesture())
    await server.settle()
    expect(server.rows.get('1')?.title).toBe('Go to the shop')
    expect(store.clashes.get()).toEqual([{ taskId: '1', field: 'title', other: 'Shop for two' }])
  })
})

test.each([
  ['above and below', 'a\nb\nc', 'A\nb\nc', 'a\nb\nC', 'A\nb\nC'],
  ['taken out here, put in there', 'a\nb\nc\nd', 'a\nc\nd', 'a\nb\nc\nd\ne', 'a\nc\nd\ne'],
  ['the same line', 'a\nb', 'a\nB', 'a\nbb', undefined],
  ['both at the end', 'a', 'a\nb', 'a\nc', undefined],
  ['lines side by side', 'a\nb', 'A\nb', 'a\nB', undefined],
  ['all of it taken out here', 'a\nb\nc', '', 'a\nb\nC', undefined],
])('two changes of a text: %s', (_, before, mine, other, expected) => {
  expect(merged(before, mine, other)).toBe(expected)
  expect(merged(before, other, mine)).toBe(expected)
})
