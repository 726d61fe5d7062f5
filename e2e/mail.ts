import { expect, type BrowserContext, type Locator } from '@playwright/test'
import type { Server } from './server.ts'

/** The newest mail to somebody on the page of the outbox, reached and refreshed as a person does. */
export async function mailTo(
  context: BrowserContext,
  server: Server,
  email: string,
  subject: string,
): Promise<Locator> {
  const page = await context.newPage()
  await page.goto(server.outbox)
  const mail = page.getByRole('article').filter({ hasText: email }).filter({ hasText: subject }).first()
  await expect(async () => {
    await page.getByRole('link', { name: 'Refresh' }).click()
    await expect(mail).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  return mail
}

/** Once it is there: a page that was refreshed a moment ago may have the beginning of the mail only. */
export async function codeIn(mail: Locator): Promise<string> {
  let code = ''
  const read = async () => (code = /^\s*(\d{6})$/m.exec(await mail.innerText())?.[1] ?? '')
  await expect.poll(read, 'the mail carries a code').not.toBe('')
  return code
}
