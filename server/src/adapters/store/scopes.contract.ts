import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adding, aCommit, aPart, aRowOf, aTask, AT } from '../../../test/factories.ts'
import { pagesOf } from '../../../test/paging.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import { put } from '../../ports/commit.ts'
import { tableNames, type Tables } from '../../ports/rows.ts'
import type { Store } from '../../ports/store.ts'

for (const engine of stores()) {
  describe(`a scope as a whole on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    test.for(tableNames)('rows of %s are listed whole, by id, page by page, those of the scope only', async table => {
      const own = newRows(table, 5)
      for (const row of [...own.toReversed(), ...newRows(table, 1)]) await store.commit(adding(table, row))
      const [{ scope }] = own as [Tables[typeof table]]
      for (const limit of [1, 2, 5, 50]) {
        const pages = await pagesOf(limit, page => store.scopes.rows(scope, table, page))
        expect(pages.flat()).toMatchObject(own)
        expect(pages.every(page => page.length <= limit)).toBe(true)
      }
      expect(await store.scopes.rows(newId(), table, { limit: 5 })).toEqual({ rows: [], next: null })
    })

    test('what lies in the trash is listed with the rest', async () => {
      const scope = newId()
      const tasks = [aTask({ scope }), aTask({ scope, deletedAt: AT }), aTask({ scope })]
      await store.commit(adding('tasks', ...tasks))
      const { rows } = await store.scopes.rows(scope, 'tasks', { limit: 5 })
      expect(rows.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id))
    })

    test('other tables of the same scope are not in it', async () => {
      const scope = newId()
      const changes = tableNames
        .filter(table => table !== 'persons')
        .map(table => put(table, aRowOf[table]({ scope }), { expect: 'absent' }))
      await store.commit(aCommit(aPart(scope, ...changes)))
      for (const table of tableNames)
        expect((await store.scopes.rows(scope, table, { limit: 9 })).rows, table).toHaveLength(
          table === 'persons' ? 0 : 1,
        )
    })
  })
}

/** Some rows of one scope; a person is alone in theirs. */
function newRows<T extends keyof Tables>(table: T, count: number): Tables[T][] {
  const scope = newId()
  if (table === 'persons') return [aRowOf[table]()]
  return Array.from({ length: count }, () => aRowOf[table]({ scope, id: newId() } as Partial<Tables[T]>))
}
