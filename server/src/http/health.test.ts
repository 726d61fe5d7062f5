import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@cairn/contract/client'
import { expect, onTestFinished, test } from 'vitest'
import { cableTo } from '../../test/cable.ts'
import { freshDatabase } from '../../test/database.ts'
import { databaseSettings, spawnServer } from '../../test/process.ts'
import { refused } from '../../test/refused.ts'

test('with the database away the server lives, is not ready, says to try again, and comes back', async () => {
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  const cable = await cableTo(database.address)
  onTestFinished(() => cable.close())
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-health-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const server = spawnServer({ DATA_DIR: folder, ...databaseSettings(cable.address) })
  onTestFinished(() => server.kill())
  const address = await server.listening
  const get = async (check: string) => {
    const answer = await fetch(`${address}/health/${check}`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return [answer.status, await answer.json()]
  }
  const ready = [200, { status: 'ok', checks: { database: true } }]
  expect(await get('ready')).toEqual(ready)

  await cable.cut()
  expect(await get('live')).toEqual([200, { status: 'ok' }])
  expect(await get('ready')).toEqual([503, { status: 'unavailable', checks: { database: false } }])
  const login = createClient({ address }).auth.login({ identifier: 'anna', password: 'long enough' })
  expect(await refused(login)).toMatchObject({
    code: 'unavailable',
    reason: 'database',
    parts: {
      retryAfter: 2,
      detail: 'The database does not answer. Try again in a moment.',
    },
  })

  await cable.mend()
  await expect.poll(() => get('ready')).toEqual(ready)
  server.child.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0 })
})
