import { codeAt } from '../server/test/authenticator-app.ts'
import { expectAccessible } from './accessible.ts'
import { codeIn, mailTo } from './mail.ts'
import { signUp } from './person.ts'
import { heading, messages } from './screen.ts'
import { expectFocus, tabTo } from './tab.ts'
import { expect, test } from './test.ts'

// A colour on its way from one to another has no contrast to measure.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test.describe(`by keys alone, in ${colorScheme} at ${width}`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } })

    test('a second factor is set up, named, used, and given up', async ({ page, person }) => {
      const { keyboard } = page
      await page.goto('/settings/security')
      await expect(page.getByRole('button', { name: 'Add authenticator app' })).toBeVisible()
      await tabTo(page, 'Add authenticator app')
      await keyboard.press('Enter')
      const setup = page.getByRole('dialog', { name: 'Add an authenticator app' })
      const secret = await setup.getByRole('group', { name: 'Secret' }).innerText()
      await keyboard.type('000000')
      await expect(setup.getByRole('textbox', { name: 'Code' })).toHaveAccessibleDescription(/not the code/)
      await expectAccessible(page, 'a refused code')
      await keyboard.press('Control+a')
      const then = Date.now()
      await keyboard.type(codeAt(secret, then))
      await expect(page.getByRole('dialog', { name: 'Recovery codes' })).toBeVisible()
      await expectAccessible(page, 'the recovery codes')
      await tabTo(page, 'Done')
      await keyboard.press('Enter')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expectFocus(page)
      await expectAccessible(page, 'a factor in the list')

      await tabTo(page, 'Rename Authenticator app')
      await keyboard.press('Enter')
      const rename = page.getByRole('dialog', { name: 'Rename the factor' })
      await expect(rename.getByRole('textbox', { name: 'Name' })).toBeFocused()
      await expectAccessible(page, 'the dialog of a name')
      await keyboard.press('Control+a')
      await keyboard.type('Old phone')
      await keyboard.press('Enter')
      await expect(rename).toBeHidden()
      await expect(page.getByRole('button', { name: 'Rename Old phone' })).toBeFocused()

      await tabTo(page, 'Make new ones')
      await keyboard.press('Enter')
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
      await expectAccessible(page, 'the question about new codes')
      await keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Make new ones' })).toBeFocused()

      await page.context().clearCookies()
      await page.goto('/settings/security')
      await expect(page.getByRole('textbox', { name: 'Username or e-mail' })).toBeFocused()
      await keyboard.type(person.username)
      await keyboard.press('Tab')
      await keyboard.type('not that one')
      await keyboard.press('Enter')
      await expect(page.getByRole('alert')).toContainText('The name or the password is not right.')
      await expectAccessible(page, 'a refused log-in')
      await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused()
      await keyboard.press('Control+a')
      await keyboard.type(person.password)
      await keyboard.press('Enter')
      await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused()
      await tabTo(page, 'Use a recovery code instead')
      await keyboard.press('Enter')
      await expect(page.getByRole('textbox', { name: 'Recovery code' })).toBeFocused()
      await expectAccessible(page, 'the step of a recovery code')
      await tabTo(page, /authenticator app instead/)
      await keyboard.press('Enter')
      await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused()
      // The clocks of both may differ by half a minute; the code of the set-up is used up.
      await keyboard.type(codeAt(secret, Math.max(then + 30_000, Date.now())))
      await expect(page.getByRole('button', { name: 'Remove Old phone' })).toBeVisible()

      await tabTo(page, 'Remove Old phone')
      await keyboard.press('Enter')
      await expectAccessible(page, 'the question about a factor')
      await tabTo(page, /^Remove$/)
      await keyboard.press('Enter')
      await expect(messages(page)).toContainText('“Old phone” removed.')
      await expectFocus(page)
    })

    test('the first account of an installation is made', async ({ page, context, ownServer: server }) => {
      const { keyboard } = page
      await page.goto(server.address)
      await expect(heading(page, 'Set up Cairn')).toBeVisible()
      await expectAccessible(page, 'the first page')
      await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
      await keyboard.type('ada@example.org')
      await keyboard.press('Tab')
      await keyboard.type('ada')
      await keyboard.press('Tab')
      await keyboard.type('a password of my own')
      const password = page.getByRole('textbox', { name: 'Password' })
      await expect(password).toHaveAttribute('type', 'password')
      await tabTo(page, 'Show password')
      await keyboard.press('Enter')
      await expect(password).toHaveAttribute('type', 'text')
      await keyboard.press('Shift+Tab')
      await keyboard.press('Enter')
      await expect(heading(page, 'Check your mail')).toBeVisible()
      await expectAccessible(page, 'the page that waits for a code')
      const code = await codeIn(await mailTo(context, server, 'ada@example.org', 'is your Cairn code'))
      await page.bringToFront()
      await keyboard.type(code === '000000' ? '000001' : '000000')
      await keyboard.press('Enter')
      const field = page.getByRole('textbox', { name: 'Code' })
      await expect(field).toHaveAccessibleDescription(/not the code/)
      await expect(field).toBeFocused()
      await expectAccessible(page, 'a refused code')
      await keyboard.press('Control+a')
      await keyboard.type(code)
      await keyboard.press('Enter')
      await expect(page.getByRole('region', { name: 'This Cairn is yours to run' })).toBeVisible()
      await expectAccessible(page, 'the welcome')
      await page.goto(`${server.address}/settings/data`)
      await tabTo(page, 'Delete account')
      await expect(page.getByText('Yours is the only account here.')).toBeVisible()
      await expectAccessible(page, 'the only account')
      await signUp(server, 'UTC')
      await page.reload()
      await tabTo(page, 'Delete account')
      await expect(page.getByRole('paragraph').filter({ hasText: 'Hand it over first' })).toBeVisible()
      await expectAccessible(page, 'the account that cannot go')
    })
  })
}
