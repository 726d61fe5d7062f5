import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../test/app.ts'
import { MINUTE } from '../../test/clock.ts'
import { eraser } from '../work/eraser.ts'
import { forget } from './forget.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('people whom a restore has brought back are deleted again, by id; others stay', async () => {
  const [anna, ben] = [await app.signUp('zerlina'), await app.signUp('masetto')]
  await anna.api.tasks.create({ title: 'Deleted before' })
  expect(await forget(app.services, [anna.me.id, newId(), 'not an id'])).toEqual([anna.me.id])

  const worker = eraser(app.services, { info() {}, warn() {} })
  for (let more = true; more; more = await worker.once()) app.clock.forward(2 * MINUTE)

  const rows = (await app.stored()).filter(line => line.of === 'row')
  const scopes = new Set(rows.map(({ row }) => row.scope))
  expect(scopes).toEqual(new Set([ben.me.id, ben.me.personalWorkspaceId]))
  expect(JSON.stringify(await app.stored())).not.toContain('Deleted before')
})
