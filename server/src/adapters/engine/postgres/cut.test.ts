import type { Problem } from '@cairn/contract/problems'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { cableTo } from '../../../../test/cable.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { openDatabase } from './database.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

// Who connects says hello, who they are, what they want; nobody may be left alone with the refusal, or the process ends.
test.for([1, 2, 3, 4, 5, 6])(
  'cut off when it speaks for the %ith time, it is unavailable at most, and comes back',
  async nth => {
    const cable = await cableTo(fresh.address)
    onTestFinished(() => cable.close())
    const database = openDatabase({ address: cable.address, connections: 1, queryTimeout: 1000 })
    onTestFinished(() => database.close())
    const ask = () =>
      database
        .run(async sql => (await sql<{ ids: string[] }[]>`select array[${ID}::uuid] ids`)[0]?.ids)
        .catch(({ code }: Problem) => code)
    cable.cutAt(nth)
    expect([[ID], 'unavailable']).toContainEqual(await ask())
    cable.cutAt(Infinity)
    await cable.cut()
    await cable.mend()
    await expect.poll(ask).toEqual([ID])
  },
)

const ID = '0198c0de-0000-7000-8000-000000000000'
