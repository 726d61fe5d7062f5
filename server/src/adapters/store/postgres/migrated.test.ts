import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { newId } from '@cairn/contract/ids'
import { conditionsOf, parseQuery } from '@cairn/contract/query/parse'
import { searchText } from '@cairn/contract/query/words'
import { expect, inject, onTestFinished, test } from 'vitest'
import { testClock } from '../../../../test/clock.ts'
import { connect } from '../../../../test/database.ts'
import { aCommit, adding, aPart, aTask } from '../../../../test/factories.ts'
import { put, remove } from '../../../ports/commit.ts'
import type { Store } from '../../../ports/store.ts'
import { openDatabase } from '../../engine/postgres/database.ts'
import { migrate, MIGRATIONS } from '../../engine/postgres/migrate.ts'
import { createScratch } from '../../engine/postgres/scratch.ts'
import { postgresStore } from './store.ts'

test('what was written before words began with their workspace is found after, and can be changed', async () => {
  const { address, drop } = await createScratch(inject('postgres').admin, `test_${randomUUID().replaceAll('-', '')}`)
  onTestFinished(drop)
  const using = async <T>(work: (store: Store) => Promise<T>) => {
    const store = postgresStore(openDatabase({ address, connections: 1 }), testClock())
    return work(store).finally(() => store.close())
  }
  await migrate(address, await migrationsBefore('0008'))
  const scope = newId()
  const [rent, shopping, exam] = [
    aTask({ scope, title: 'Pay the rent', description: '' }),
    aTask({ scope, title: '買い物', description: 'Für Müller. ＦＵＬＬ 12:30' }),
    aTask({ scope, title: '!', description: 'हिन्दी' }),
  ] as const
  await using(store => store.commit(adding('tasks', rent, shopping, exam)))

  const { applied } = await migrate(address)
  expect(applied[0]).toMatch('0008')

  await using(async store => {
    const found = async (query: string) => (await store.tasks.search([scope], asked(query), { limit: 10 })).rows
    for (const query of ['pay ren', '"the rent"']) expect(await found(query), query).toMatchObject([rent])
    for (const query of ['買い', 'い物', 'muller full', '"12:30"'])
      expect(await found(query), query).toMatchObject([shopping])
    expect(await found('हिन्दी')).toMatchObject([exam])
    const paid = { ...rent, version: 2, title: 'Paid' }
    const changes = [put('tasks', paid, { expect: 1 }), remove('tasks', exam)]
    await store.commit(aCommit(aPart(scope, ...changes)))
    expect(await found('paid')).toMatchObject([paid])
    for (const query of ['rent', 'हिन्दी']) expect(await found(query), query).toEqual([])
  })
})

/** Each mark of its blocks behind a letter, as it stood there: without a space. */
test.each([
  ['Japanese', 'か', ['\u302a', '\u302b', '\u302c', '\u302d', '\u302e', '\u302f', '\u3099', '\u309a']],
  ['Chinese', '書', ['\ufe00', '\ufe0f', '\u{e0100}', '\u{e01ef}']],
  ['Thai', 'ก', marksIn(0x0e00, 0x0e7f)],
  ['Lao', 'ກ', marksIn(0x0e80, 0x0eff)],
])(
  'what was written in %s before its words were single characters is found as it is when written now',
  async (_, letter, marks) => {
    const { address, drop } = await createScratch(inject('postgres').admin, `test_${randomUUID().replaceAll('-', '')}`)
    onTestFinished(drop)
    await migrate(address, await migrationsBefore('0011'))
    const sql = connect(address)
    onTestFinished(() => sql.end())
    const title = `read ${marks.map(mark => letter + mark).join('')} twice`
    await sql`insert into words ${sql({ scope: newId(), id: newId(), words: ` ${title} .` })}`
    await migrate(address)
    expect(await sql`select words from words`).toMatchObject([{ words: searchText({ title, description: '' }) }])
  },
)

function marksIn(from: number, to: number) {
  const all = Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n))
  return all.filter(one => /\p{M}/u.test(one))
}

const reader = { now: '2026-11-20T09:00:00.000Z', today: '2026-11-20', timeZone: 'UTC', labels: [], projects: [] }
const asked = (query: string) => ({
  trashed: false,
  conditions: conditionsOf(parseQuery(query, reader)),
  order: { by: 'created', descending: false, timeZone: 'UTC' } as const,
})

/** A folder of the older ones, until the end of the test. */
async function migrationsBefore(name: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const file of await readdir(MIGRATIONS))
    if (file < name) await cp(new URL(file, MIGRATIONS), path.join(folder, file))
  return pathToFileURL(`${folder}/`)
}
