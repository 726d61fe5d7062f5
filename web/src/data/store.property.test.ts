import { newId } from '@cairn/contract/ids'
import type { TaskWrite } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aTask } from './factories.ts'
import { aPage, shownBy, signedIn } from './testing/page.ts'
import { turn } from './testing/turns.ts'

describe('the store, whatever happens in whatever order', () => {
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

const visible = (tasks: Iterable<Task>) =>
  [...tasks]
    .map(({ id, title, status, dueOn, deletedAt }) => ({ id, title, status, dueOn, trashed: deletedAt !== null }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
