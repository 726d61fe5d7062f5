import { newId } from '@cairn/contract/ids'
import { describe, expect, test } from 'vitest'
import { aTask } from './factories.ts'
import { shownBy, signedIn } from './testing/page.ts'
import { turn } from './testing/turns.ts'

describe('what is asked of the server', () => {
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

  test('a trash that somebody has asked for and left is not taken for that of who comes next', async () => {
    const { store, server } = await signedIn()
    server.lag = 5
    const asked = store.loader.loadTrash()
    await turn()
    store.clear()
    await asked
    server.rows.set('1', aTask({ id: '1', deletedAt: '2026-11-20T12:00:00.000Z' }))
    await store.loader.load()
    await store.loader.loadTrash()
    expect(shownBy(store).map(task => task.id)).toEqual(['1'])
  })
})
