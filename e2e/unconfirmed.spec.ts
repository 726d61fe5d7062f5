import { createClient } from '@cairn/contract/client'
import { expectAccessible } from './accessible.ts'
import { codeIn, mailTo } from './mail.ts'
import { heading } from './screen.ts'
import { expect, test } from './test.ts'

test('who closed the page before the code came logs in, and is at the code again', async ({
  page,
  context,
  server,
}) => {
  const username = `late-${test.info().project.name}`
  const [email, password] = [`${username}@example.org`, 'correct horse battery']
  await createClient({ address: server.address }).auth.register({ username, email, password })

  await page.goto('/')
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The name or the password is not right.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Check your mail')).toBeVisible()
  await expect(
    page.getByText(`waits until its address is confirmed: enter the code from the newest mail to ${email}`),
  ).toBeVisible()
  const code = page.getByRole('textbox', { name: 'Code' })
  await expect(code).toBeFocused()
  await expectAccessible(page, 'an address that waits')

  await code.fill(await codeIn(await mailTo(context, server, email, 'is your')))
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Today')).toBeVisible()
})
