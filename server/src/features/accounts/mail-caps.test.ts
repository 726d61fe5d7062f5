import { afterEach, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../../test/app.ts'
import { DAY, HOUR } from '../../../test/clock.ts'

let app: TestApp
afterEach(() => app.close())

const many = { flowsPerAddress: 1000 }

/** Once nothing waits to be sent. */
async function sent() {
  const owed = async () => (await app.stored()).filter(line => line.of === 'record' && line.kind === 'mail')
  await expect.poll(owed).toEqual([])
}

test('a mailbox gets so many mails an hour and so many a day, whoever asks', async () => {
  app = await startApp({ limits: { ...many, mailsPerMailbox: 3, mailsPerMailboxDay: 5 } })
  const anna = await app.signUp()
  const ask = async () => {
    for (let n = 0; n < 4; n++) await app.client().auth.requestReset({ identifier: anna.email })
    await sent()
    return app.mailCount(anna.email)
  }
  expect(await ask()).toBe(3)
  app.clock.forward(HOUR)
  expect(await ask()).toBe(5)
  app.clock.forward(HOUR)
  expect(await ask()).toBe(5)
  app.clock.forward(DAY)
  expect(await ask()).toBe(8)
})

test('a mailbox is one however its address is written', async () => {
  app = await startApp({ limits: { ...many, mailsPerMailbox: 2 } })
  const emails = ['flooded@example.org', 'Flooded@example.org', 'FLOODED@example.org']
  for (const [n, email] of emails.entries())
    await app.client().auth.register({ username: `flooder${n}`, email, password: PASSWORD })
  await sent()
  const counts = await Promise.all(emails.map(email => app.mailCount(email)))
  expect(counts.reduce((a, b) => a + b)).toBe(2)
})

test('one account cannot write to the world: its mails a day are counted whatever the mailbox', async () => {
  app = await startApp({ limits: { ...many, mailsPerPersonDay: 4 } })
  // The mail of their registration is the first of the day.
  const anna = await app.signUp()
  const victims = [1, 2, 3, 4, 5].map(n => `victim${n}@example.org`)
  for (const email of victims) await anna.api.auth.requestEmailChange({ email, password: PASSWORD })
  await sent()
  const counts = await Promise.all(victims.map(email => app.mailCount(email)))
  expect(counts.reduce((a, b) => a + b)).toBe(3)
})

test('two servers count the mails of a mailbox together', async () => {
  app = await startApp({ limits: { ...many, mailsPerMailbox: 3 } })
  const anna = await app.signUp()
  const other = await app.sibling()
  for (const server of [app, other, app, other, app]) await server.client().auth.requestReset({ identifier: anna.name })
  await sent()
  expect(await app.mailCount(anna.email)).toBe(3)
  await other.close()
})
