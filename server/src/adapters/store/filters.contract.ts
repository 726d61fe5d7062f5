import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adding, aCommit, aFilter, aMember, aPart, aPerson, aWorkspace } from '../../../test/factories.ts'
import { pagesOf } from '../../../test/paging.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import { put } from '../../ports/commit.ts'
import type { Store } from '../../ports/store.ts'

for (const engine of stores()) {
  describe(`saved filters on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    test('a filter comes back as it was put, with much said or little', async () => {
      const full = aFilter()
      const bare = aFilter({ query: '"überall" \\ 🎉', names: {}, sort: null, order: null, group: null })
      for (const filter of [full, bare]) {
        await store.commit(adding('filters', filter))
        expect(await store.filters.find([newId(), filter.scope], filter.id)).toMatchObject(filter)
        expect(await store.filters.find([newId()], filter.id)).toBeUndefined()
      }
    })

    test('those of a person are listed by position and id, page by page', async () => {
      const scope = newId()
      const rows = ['Zz', 'a0', 'a0', 'a0', 'aa'].map(position => aFilter({ scope, position }))
      await store.commit(adding('filters', ...rows.toReversed()))
      await store.commit(adding('filters', aFilter()))
      for (const limit of [1, 2, 5]) {
        const pages = await pagesOf(limit, page => store.filters.list(scope, page))
        expect(pages.flat().map(row => row.id)).toEqual(rows.map(row => row.id))
      }
    })

    test('a person has them in the same scope as themselves, and is found beside them', async () => {
      const person = aPerson()
      const workspace = aWorkspace()
      await store.commit(adding('persons', person))
      await store.commit(adding('filters', aFilter({ scope: person.scope }), aFilter({ scope: person.scope })))
      const joining = [
        put('workspaces', workspace, { expect: 'absent' }),
        put('members', aMember({ scope: workspace.scope, id: person.id }), { expect: 'absent' }),
      ]
      await store.commit(aCommit(aPart(workspace.scope, ...joining)))
      expect(await store.persons.get(person.id)).toMatchObject({ id: person.id })
      expect((await store.persons.reach(person.id))?.memberships).toMatchObject([{ scope: workspace.scope }])
      const { rows } = await store.scopes.rows(person.scope, 'filters', { limit: 10 })
      expect(rows).toHaveLength(2)
    })
  })
}
