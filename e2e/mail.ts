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

export async function codeIn(mail: Locator): Promise<string> {
  const code = /^\s*(\d{6})$/m.exec(await mail.innerText())?.[1]
  if (!code) throw new Error('The mail carries no code')
  return code
}
