import { codeIn, mailTo } from './mail.ts'
import { signUp } from './person.ts'
import { heading } from './screen.ts'
import { expect, test } from './test.ts'

test('whoever comes first is led to their account and told once what can be set', async ({
  page,
  context,
  ownServer: server,
}) => {
  await page.goto(server.address)
  await expect(heading(page, 'Set up Cairn')).toBeVisible()
  await expect(page.getByText('You are the first here')).toBeVisible()
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org')
  await page.getByRole('textbox', { name: 'Username' }).fill('ada')
  await page.getByRole('textbox', { name: 'Password' }).fill('a password of my own')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('the terminal printed the address of the outbox')).toBeVisible()
  const code = await codeIn(await mailTo(context, server, 'ada@example.org', 'is your Cairn code'))
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await page.getByRole('button', { name: 'Confirm' }).click()

  await expect(heading(page, 'Today')).toBeVisible()
  const welcome = page.getByRole('region', { name: 'This Cairn is yours to run' })
  await expect(welcome).toContainText(/Kept on a page of this machine.*SMTP_URL/s)
  await expect(welcome).toContainText(/Everybody who gets here can sign up.*REGISTRATION/s)
  await page.reload()
  await welcome.getByRole('button', { name: 'Dismiss' }).click()
  await expect(welcome).toBeHidden()
  await page.reload()
  await expect(page.getByText('Nothing due today.')).toBeVisible()
  await expect(welcome).toBeHidden()

  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(heading(page, 'Log in')).toBeVisible()
})

test('an account that was made otherwise, as by --demo, finds the log-in before anybody has registered', async ({
  page,
  ownServer: server,
}) => {
  await page.goto(server.address)
  await page.getByRole('link', { name: 'Log in' }).click()
  await expect(heading(page, 'Log in')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible()
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(heading(page, 'Set up Cairn')).toBeVisible()
})

for (const [mode, words] of [
  ['closed', 'This Cairn takes no new accounts.'],
  ['invite', 'New accounts need an invitation here.'],
] as const) {
  test.describe(`where registration is ${mode}`, () => {
    test.use({ settings: { REGISTRATION: mode } })

    test('the page says so instead of showing a form that fails', async ({ page, ownServer: server }) => {
      // Whoever comes first is always let in.
      await signUp(server, 'UTC')
      await page.goto(server.address)
      await expect(heading(page, 'Log in')).toBeVisible()
      await page.goto(`${server.address}/register`)
      await expect(page.getByText(words)).toBeVisible()
      await expect(page.getByRole('textbox')).toHaveCount(0)
      await page.getByRole('link', { name: 'Log in' }).click()
      await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Create an account' })).toHaveCount(0)
    })
  })
}

test.describe('where only some domains may sign up', () => {
  test.use({ settings: { REGISTRATION_DOMAINS: 'example.org,example.com' } })

  test('the page names them before anybody tries', async ({ page, ownServer: server }) => {
    await signUp(server, 'UTC')
    await page.goto(`${server.address}/register`)
    const email = page.getByRole('textbox', { name: 'E-mail' })
    await expect(email).toHaveAccessibleDescription('An address at example.org or example.com.')
    await email.fill('ada@elsewhere.example')
    await page.getByRole('textbox', { name: 'Username' }).fill('ada')
    await page.getByRole('textbox', { name: 'Password' }).fill('a password of my own')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(email).toHaveAccessibleDescription(/@example.org or @example.com/)
    await expect(email).toBeFocused()
  })
})

test('a stranger’s first visit asks nothing that is refused', async ({ page }) => {
  const refused: string[] = []
  page.on('response', answer => answer.status() >= 400 && refused.push(`${answer.status()} ${answer.url()}`))
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Create an account' })).toBeVisible()
  expect(refused).toEqual([])
})
