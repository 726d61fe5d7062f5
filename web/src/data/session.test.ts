import { describe, expect, test } from 'vitest'
import { aMe, aTask } from './factories.ts'
import { shownBy, signedIn } from './testing/page.ts'
import { turn } from './testing/turns.ts'

describe('whose the rows and the writes are', () => {
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
})
