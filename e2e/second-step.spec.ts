import type { Page } from '@playwright/test'
import { codeAt } from '../server/test/authenticator-app.ts'
import { expectAccessible } from './accessible.ts'
import { codeIn, mailTo } from './mail.ts'
import { signUp, type Person } from './person.ts'
import { heading } from './screen.ts'
import { expect, test } from './test.ts'

test('with an authenticator app, the password leads to one more step', async ({ page, server }) => {
  const person = await signUp(server, 'UTC')
  const { next } = await addApp(person)
  await logIn(page, person)
  await expect(heading(page, 'One more step')).toBeVisible()
  const code = page.getByRole('textbox', { name: 'Code' })
  await expect(code).toBeFocused()
  await expectAccessible(page, 'one more step')

  await code.fill('000000')
  await expect(code).toHaveAccessibleDescription(/This code is not right/)
  await expect(code).toBeFocused()
  await code.fill(next)
  await expect(heading(page, 'Today')).toBeVisible()
  await page.reload()
  await expect(heading(page, 'Today')).toBeVisible()
})

test('without the app, a recovery code does', async ({ page, server }) => {
  const person = await signUp(server, 'UTC')
  const { recoveryCodes } = await addApp(person)
  await logIn(page, person)
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
  const field = page.getByRole('textbox', { name: 'Recovery code' })
  await expect(field).toBeFocused()
  await field.fill(recoveryCodes[0]?.toLowerCase() ?? '')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(heading(page, 'Today')).toBeVisible()
  expect((await person.api.factors.list()).recoveryCodes).toBe(9)
})

test('one can go back, and begin with another name', async ({ page, server }) => {
  const person = await signUp(server, 'UTC')
  await addApp(person)
  await logIn(page, person)
  await page.getByRole('button', { name: 'Back to log in' }).click()
  await expect(heading(page, 'Log in')).toBeVisible()
})

test('a reset by mail asks for the second factor too', async ({ page, context, server }) => {
  const person = await signUp(server, 'UTC')
  const { next } = await addApp(person)
  await page.goto('/forgot')
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(person.email)
  await page.getByRole('button', { name: 'Send code' }).click()
  const mailed = await codeIn(await mailTo(context, server, person.email, 'resets your Cairn password'))
  await page.bringToFront()
  await page.getByRole('textbox', { name: 'Code' }).fill(mailed)
  await page.getByRole('textbox', { name: 'New password' }).fill('a password that is new')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(heading(page, 'One more step')).toBeVisible()
  await page.getByRole('textbox', { name: 'Code' }).fill(next)
  await expect(heading(page, 'Today')).toBeVisible()
})

/** An authenticator app, and the code that it shows in half a minute: the clocks of both may differ by that. */
async function addApp({ api }: Person) {
  const { setup, secret } = await api.factors.beginTotp()
  const now = Date.now()
  const { recoveryCodes } = await api.factors.confirmTotp({ setup, code: codeAt(secret, now) })
  return { next: codeAt(secret, now + 30_000), recoveryCodes: recoveryCodes ?? [] }
}

async function logIn(page: Page, { username, password }: Person) {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}
