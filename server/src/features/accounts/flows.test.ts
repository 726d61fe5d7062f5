import { expect, test } from 'vitest'
import { PASSWORD, startApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { readMail } from '../../../test/eml.ts'
import { refused } from '../../../test/refused.ts'
import { startSmtp } from '../../../test/smtp.ts'

const WANTED = { username: 'newcomer', email: 'newcomer@example.org', password: PASSWORD }

test('what the store keeps of a flow opens nothing', async () => {
  const app = await startApp()
  const { flow } = await app.client().auth.register(WANTED)
  const { code, token } = await app.mailTo(WANTED.email)
  const records = (await app.stored()).filter(line => line.of === 'record')
  const kept = records.filter(({ kind }) => kind === 'flow')
  expect(kept).toHaveLength(1)
  const text = JSON.stringify(records)
  // The first half of a link only says which flow it is of.
  for (const secret of [flow, token.split('.')[1] ?? '', PASSWORD]) expect(text).not.toContain(secret)
  expect(JSON.stringify(kept)).not.toContain(`"${code}"`)
  await app.close()
})

test('a code is made when its mail is sent: a late one is still good for ten minutes', async () => {
  const smtp = await startSmtp()
  smtp.behave('refuse')
  const app = await startApp({ settings: { SMTP_URL: smtp.url } })
  const { flow } = await app.client().auth.register(WANTED)
  const failed = () => app.stored().then(lines => JSON.stringify(lines).includes('"failures":1'))
  await expect.poll(failed).toBe(true)
  app.clock.forward(60 * MINUTE)
  smtp.behave('accept')
  app.services.wakeMailer()
  await expect.poll(() => smtp.messages.length).toBe(1)
  app.clock.forward(9 * MINUTE)
  const { code } = readMail(smtp.messages[0]?.raw ?? '')
  expect((await app.client().auth.activate({ flow, code })).user.username).toBe(WANTED.username)
  await app.close()
  await smtp.close()
})

test('how many tries a code has, how soon and how often it is sent again, is as it was set', async () => {
  const app = await startApp({
    settings: { LIMIT_CODE_TRIES: '2', LIMIT_RESEND_SECONDS: '5', LIMIT_RESENDS: '3' },
  })
  const { flow } = await app.client().auth.register(WANTED)
  const { code } = await app.mailTo(WANTED.email)
  const wrong = code === '123456' ? '654321' : '123456'
  const guess = (given: string) => refused(app.client().auth.activate({ flow, code: given }))
  expect([(await guess(wrong)).reason, (await guess(wrong)).reason]).toEqual(['wrong-code', 'wrong-code'])
  expect((await guess(code)).reason).toBe('code-expired')
  expect((await refused(app.client().auth.resend({ flow }))).parts.retryAfter).toBeLessThanOrEqual(5)
  for (let sent = 2; sent <= 3; sent++) {
    app.clock.forward(5000)
    await app.client().auth.resend({ flow })
  }
  app.clock.forward(5000)
  expect((await refused(app.client().auth.resend({ flow }))).parts.retryAfter).toBeGreaterThan(60)
  await app.close()
})
