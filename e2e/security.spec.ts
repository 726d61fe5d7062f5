import type { Page } from '@playwright/test'
import { asIfLongAgo } from './long-ago.ts'
import { logIn } from './person.ts'
import { heading, messages } from './screen.ts'
import { expect, test } from './test.ts'

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('what is unknown among the sessions is ended, and has to log in again', async ({
  page,
  person,
  server,
  browser,
}) => {
  const elsewhere = await browser.newContext({ userAgent: FIREFOX })
  await logIn(elsewhere, server, person)
  const other = await elsewhere.newPage()
  await other.goto(`${server.address}/inbox`)
  await expect(heading(other, 'Inbox')).toBeVisible()

  await page.goto('/settings/security')
  const sessions = section(page, 'Where you are signed in')
  await expect(sessions.getByRole('listitem')).toHaveCount(3)
  await expect(sessions.getByRole('listitem').filter({ hasText: 'This one' })).toContainText('Chrome on Linux')
  await sessions.getByRole('button', { name: 'End the session of Firefox on Windows' }).click()
  await expect(messages(page)).toContainText('The session of Firefox on Windows has ended.')
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await expect(sessions.getByRole('list')).toBeFocused()
  await other.reload()
  await expect(heading(other, 'Log in')).toBeVisible()
  await elsewhere.close()

  await sessions.getByRole('button', { name: 'End all others' }).click()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  await expect(sessions.getByRole('button')).toHaveCount(0)
  await expect(person.api.users.me()).rejects.toMatchObject({ code: 'unauthenticated' })
  await page.reload()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
})

test('a token is shown once, reads what its person reads, and is revoked', async ({ page, person, server }) => {
  await person.api.tasks.create({ title: 'Water the pots' })
  await page.goto('/settings/security')
  const tokens = section(page, 'API tokens')
  await tokens.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog', { name: 'New token' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('This must not be empty.')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Backup on the shelf')
  await dialog.getByRole('combobox', { name: 'It ends' }).selectOption('Never')
  await dialog.getByRole('button', { name: 'Create token' }).click()
  const made = page.getByRole('dialog', { name: 'Your new token' })
  const token = await made.getByRole('group', { name: 'Token' }).innerText()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await made.getByRole('button', { name: 'Copy' }).click()
  await expect(messages(page)).toContainText('Copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token)
  await made.getByRole('button', { name: 'Done' }).click()

  const ask = (method: string) =>
    fetch(`${server.address}/api/v1/tasks`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: '{"title":"By a program"}' }),
    })
  const listed = (await (await ask('GET')).json()) as { items: { title: string }[] }
  expect(listed.items).toMatchObject([{ title: 'Water the pots' }])
  expect((await ask('POST')).status).toBe(403)
  await expect(tokens.getByRole('listitem')).toContainText(/Backup on the shelf.*Read only.*Never ends/s)

  await tokens.getByRole('button', { name: 'Revoke Backup on the shelf' }).click()
  await page.getByRole('dialog', { name: 'Revoke this token?' }).getByRole('button', { name: 'Revoke' }).click()
  await expect(messages(page)).toContainText('Token “Backup on the shelf” revoked.')
  await expect(tokens.getByRole('listitem')).toHaveCount(0)
  expect((await ask('GET')).status).toBe(401)
})

test('what needs the password again asks for it, and then goes on by itself', async ({ page, person }) => {
  await page.goto('/settings/security')
  await asIfLongAgo(page, '**/api/v1/tokens')
  await section(page, 'API tokens').getByRole('button', { name: 'New token' }).click()
  const form = page.getByRole('dialog', { name: 'New token' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Script')
  await page.keyboard.press('Enter')

  const proof = page.getByRole('dialog', { name: 'Is it you?' })
  const field = proof.getByRole('textbox', { name: 'Password' })
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(proof).toBeHidden()
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Script')

  await asIfLongAgo(page, '**/api/v1/tokens')
  await form.getByRole('button', { name: 'Create token' }).click()
  await field.fill('not that one')
  await page.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription('This is not your current password.')
  await expect(field).toBeFocused()
  await field.fill(person.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Your new token' })).toBeVisible()
})

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'
