import { codeIn, mailTo } from './mail.ts'
import { logIn, signUp } from './person.ts'
import { heading, messages, row } from './screen.ts'
import { expect, test } from './test.ts'

test('times everywhere follow what the profile says of them', async ({ page, person }) => {
  const dueAt = `${new Date().toISOString().slice(0, 10)}T23:05:00.000Z`
  await person.api.tasks.create({ title: 'Call the plumber', dueAt, timeZone: 'UTC' })
  await person.api.users.update({ timeZone: 'UTC' })
  await page.goto('/settings/profile')
  await expect(page.getByText('The log-in before this one was just now.')).toBeVisible()
  const choose = (name: string, option: string) => page.getByRole('combobox', { name }).selectOption(option)
  await choose('Dates as in', 'German (Austria)')
  await expect(page.getByText(/^Now: \w{3}, \d{1,2} \w+ \d{4}, \d\d:\d\d$/)).toBeVisible()
  await choose('Hours', '12 hours, am and pm')
  await expect(page.getByText(/^Now: .* [ap]m$/)).toBeVisible()
  await choose('The week begins on', 'Saturday')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(messages(page)).toContainText('Profile changed.')
  await expect
    .poll(() => person.api.users.me())
    .toMatchObject({ locale: 'de-AT', hourCycle: '12', weekStart: 'saturday' })

  await page.getByRole('link', { name: 'Inbox' }).first().click()
  await expect(row(page, 'Call the plumber')).toContainText('11:05 pm')
  await person.api.users.update({ hourCycle: '24' })
  await page.reload()
  await expect(row(page, 'Call the plumber')).toContainText('23:05')
})

test('on a phone each section is a page, and the focus goes along', async ({ page, person }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/settings')
  await expect(heading(page, 'Settings')).toBeVisible()
  await page.getByRole('link', { name: 'Profile' }).focus()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Profile')).toBeFocused()
  await expect(page).toHaveTitle('Profile · Settings · Cairn')
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue(person.me.givenName)
  await page.getByRole('link', { name: 'All settings' }).click()
  await expect(heading(page, 'Settings')).toBeFocused()
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(page).toHaveURL(/\/settings\/profile$/)
  await expect(page.getByRole('link', { name: 'Profile', exact: true })).toHaveAttribute('aria-current', 'page')
})

test('a username is changed with the password, and taken ones are refused', async ({ page, person, server }) => {
  const other = await signUp(server, 'UTC')
  await page.goto('/settings/profile')
  await page.getByRole('button', { name: 'Change username' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change username' })
  const name = dialog.getByRole('textbox', { name: 'Username' })
  const password = dialog.getByRole('textbox', { name: 'Password' })
  await expect(name).toBeFocused()
  await name.fill(other.username)
  await password.fill('not that one')
  await page.keyboard.press('Enter')
  await expect(password).toHaveAccessibleDescription('This is not your current password.')
  await expect(password).toBeFocused()
  await password.fill(person.password)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('This username is taken.')
  await name.fill(`${person.username}-anew`)
  await page.keyboard.press('Enter')
  await expect(messages(page)).toContainText(`You are ${person.username}-anew now.`)
  await expect(page.getByRole('button', { name: 'Change username' })).toBeFocused()
  await expect(page.getByRole('main')).toContainText(`${person.username}-anew`)
  expect(await person.api.users.me()).toMatchObject({ username: `${person.username}-anew` })
})

test('an address is changed by the code that arrives there', async ({ page, context, person, server }) => {
  const next = `new-${person.email}`
  await page.goto('/settings/profile')
  await page.getByRole('button', { name: 'Change e-mail' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change e-mail' })
  await dialog.getByRole('textbox', { name: 'New e-mail' }).fill(next)
  await dialog.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await dialog.getByRole('button', { name: 'Send code' }).click()
  const confirm = page.getByRole('dialog', { name: 'Confirm the new address' })
  await expect(confirm).toContainText(next)
  const code = await codeIn(await mailTo(context, server, next, 'confirms your new address'))
  await page.bringToFront()
  await confirm.getByRole('textbox', { name: 'Code' }).fill(code)
  await confirm.getByRole('button', { name: 'Confirm' }).click()
  await expect(messages(page)).toContainText(`Your address is ${next} now.`)
  await expect(page.getByRole('main')).toContainText(next)
  expect(await person.api.users.me()).toMatchObject({ email: next })
})

test('the link of that mail needs the password where nobody is signed in', async ({
  page,
  context,
  person,
  server,
}) => {
  const next = `link-${person.email}`
  await person.api.auth.requestEmailChange({ email: next, password: person.password })
  const mail = await mailTo(context, server, next, 'confirms your new address')
  const link = (await mail.getByRole('link').getAttribute('href')) ?? ''
  await context.clearCookies()
  await page.goto(link)
  await expect(heading(page, 'Confirm your new address')).toBeVisible()
  await page.getByRole('textbox', { name: 'Password' }).fill('not that one')
  await page.getByRole('button', { name: 'Use this address' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await page.getByRole('button', { name: 'Use this address' }).click()
  await expect(heading(page, 'Log in')).toBeVisible()
  await expect(messages(page)).toContainText('Your new address is in use.')
  expect(await person.api.users.me()).toMatchObject({ email: next })
})

test('a new password keeps this browser in and shows the others out', async ({ page, person, server, browser }) => {
  const elsewhere = await browser.newContext()
  await logIn(elsewhere, server, person)
  const other = await elsewhere.newPage()
  await other.goto(`${server.address}/inbox`)
  await expect(heading(other, 'Inbox')).toBeVisible()

  await page.goto('/settings/security')
  await page.getByRole('button', { name: 'Change password' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change password' })
  await dialog.getByRole('textbox', { name: 'Current password' }).fill('not that one')
  await dialog.getByRole('textbox', { name: 'New password' }).fill('a better password')
  await page.keyboard.press('Enter')
  const current = dialog.getByRole('textbox', { name: 'Current password' })
  await expect(current).toHaveAccessibleDescription('This is not your current password.')
  await current.fill(person.password)
  await page.keyboard.press('Enter')
  await expect(messages(page)).toContainText('Password changed.')
  await expect(page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')).toHaveCount(1)
  await other.reload()
  await expect(heading(other, 'Log in')).toBeVisible()
  await elsewhere.close()
  await page.reload()
  await expect(heading(page, 'Settings')).toBeVisible()
})
