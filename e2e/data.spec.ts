import { readFile } from 'node:fs/promises'
import { logIn, signUp } from './person.ts'
import { heading, messages } from './screen.ts'
import { expect, test } from './test.ts'

test('everything about somebody is downloaded as one file', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'Water the pots' })
  await page.goto('/settings/data')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(new RegExp(`^cairn-${person.username}-\\d{4}-\\d\\d-\\d\\d\\.json$`))
  const everything = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(everything).toMatchObject({
    profile: { email: person.email },
    personalWorkspace: { tasks: [{ title: 'Water the pots' }] },
  })
  await expect(messages(page)).toContainText('Your data is in your downloads.')
})

test('an account that is about to go says so on every page, and is kept by a press', async ({ page, person }) => {
  await page.goto('/settings/data')
  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Delete account' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: 'Your account will be deleted on' })).toBeVisible()
  await expect(person.api.users.me()).rejects.toMatchObject({ code: 'unauthenticated' })

  await page.goto('/today')
  const banner = page.getByRole('status').filter({ hasText: 'Your account will be deleted on' })
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: 'Keep it' }).click()
  await expect(messages(page)).toContainText('Your account stays.')
  await expect(banner).toBeHidden()
  await page.reload()
  await expect(heading(page, 'Today')).toBeVisible()
  await expect(page.getByText('Nothing due today.')).toBeVisible()
  await expect(banner).toBeHidden()
})

test('whoever runs the installation hears how to hand it over before they can leave', async ({
  page,
  context,
  ownServer: server,
}) => {
  const operator = await signUp(server, 'UTC')
  await signUp(server, 'UTC')
  await logIn(context, server, operator)
  await page.goto(`${server.address}/settings/data`)
  const leave = page.getByRole('button', { name: 'Delete account' })
  await expect(leave).toHaveAccessibleDescription(/You run this Cairn, and others use it. Hand it over first/)
  await leave.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('whoever is alone here leaves without that, and hears what becomes of the installation', async ({
  page,
  context,
  ownServer: server,
}) => {
  const operator = await signUp(server, 'UTC')
  await logIn(context, server, operator)
  await page.goto(`${server.address}/settings/data`)
  await expect(page.getByText('Yours is the only account here.')).toBeVisible()
  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await expect(dialog).toContainText('Should somebody else register before that, this page says how')
  await dialog.getByRole('button', { name: 'Delete account' }).click()
  await expect(messages(page)).toContainText('Your account will be deleted.')

  await signUp(server, 'UTC')
  await page.reload()
  await expect(page.getByText('Others have registered here since.')).toBeVisible()
})
