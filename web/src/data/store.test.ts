import { newId } from '@cairn/contract/ids'
import { describe, expect, test } from 'vitest'
import { aFilter, aTask, INBOX } from './factories.ts'
import { shownBy, signedIn } from './testing/page.ts'

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
})
