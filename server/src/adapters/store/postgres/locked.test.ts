import { newId } from '@cairn/contract/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testClock } from '../../../../test/clock.ts'
import { connect, freshDatabase } from '../../../../test/database.ts'
import { aCommit, aPart } from '../../../../test/factories.ts'
import { openDatabase } from '../../engine/postgres/database.ts'
import { postgresStore } from './store.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>

beforeEach(async () => {
  fresh = await freshDatabase()
})
afterEach(() => fresh.drop())

test('who travels with a scope that somebody else holds goes on without it', async () => {
  const store = postgresStore(openDatabase({ address: fresh.address, queryTimeout: 2000 }), testClock())
  const other = connect(fresh.address)
  try {
    const [held, free] = [newId(), newId()]
    const write = (scope: string) => store.commit(aCommit(aPart(scope)))
    await write(held)
    await other.begin(async sql => {
      await sql`select from scopes where id = ${held} for update`
      const [stuck, beside] = await Promise.allSettled([write(held), write(free)])
      expect(beside).toMatchObject({ status: 'fulfilled', value: { seqs: [1] } })
      expect(stuck).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
    })
    expect(await write(held)).toEqual({ seqs: [2] })
  } finally {
    await other.end()
    await store.close()
  }
})
