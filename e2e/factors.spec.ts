import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { codeAt } from '../server/test/authenticator-app.ts'
import { asIfLongAgo } from './long-ago.ts'
import type { Person } from './person.ts'
import { heading, messages } from './screen.ts'
import { expect, test } from './test.ts'

const factors = (page: Page) => page.getByRole('region', { name: 'Second factor' })

test('an authenticator app is set up, logs in without a press, and recovery codes do where it is lost', async ({
  page,
  person,
}) => {
  await page.goto('/settings/security')
  await factors(page).getByRole('button', { name: 'Add authenticator app' }).click()
  const setup = page.getByRole('dialog', { name: 'Add an authenticator app' })
  await expect(setup.getByRole('img', { name: /QR code/ }).locator('path')).toHaveAttribute('d', /^M2 2h1v1h-1z/)
  await expect(setup.getByRole('textbox', { name: 'Code' })).toBeFocused()
  const secret = await setup.getByRole('group', { name: 'Secret' }).innerText()
  const then = Date.now()
  await setup.getByRole('textbox', { name: 'Code' }).fill(codeAt(secret, then))

  const shown = page.getByRole('dialog', { name: 'Recovery codes' })
  await expect(shown.getByRole('listitem')).toHaveCount(10)
  const codes = await shown.getByRole('listitem').allInnerTexts()
  const coming = page.waitForEvent('download')
  await shown.getByRole('button', { name: 'Download' }).click()
  expect((await readFile(await (await coming).path(), 'utf8')).trim().split('\n')).toEqual(codes)
  await shown.getByRole('button', { name: 'Done' }).click()
  await expect(factors(page).getByRole('listitem').first()).toContainText(/Authenticator app/)
  await expect(factors(page)).toContainText('10 left')

  await leaveAndBegin(page, person)
  const code = page.getByRole('textbox', { name: 'Code' })
  await expect(code).toBeFocused()
  await code.fill('000000')
  await expect(code).toHaveAccessibleDescription(/This code is not right/)
  // The clocks of both may differ by half a minute; the code of the set-up is used up.
  await code.fill(codeAt(secret, then + 30_000))
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()

  await leaveAndBegin(page, person)
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(codes[0] ?? '')
  await page.keyboard.press('Enter')
  await expect(factors(page)).toContainText('9 left')

  await factors(page).getByRole('button', { name: 'Make new ones' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make new ones' }).click()
  await expect(shown.getByRole('listitem')).toHaveCount(10)
  await shown.getByRole('button', { name: 'Done' }).click()
  await factors(page).getByRole('button', { name: 'Remove Authenticator app' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(messages(page)).toContainText('“Authenticator app” removed.')
  await expect(factors(page).getByRole('listitem')).toHaveCount(0)
})

test('a passkey is made, named, logs in and shows who one is', async ({ page, person }) => {
  await plugInAuthenticator(page)
  await page.goto('/settings/security')
  await factors(page).getByRole('button', { name: 'Add passkey' }).click()
  await page.getByRole('dialog', { name: 'Recovery codes' }).getByRole('button', { name: 'Done' }).click()
  await factors(page).getByRole('button', { name: 'Rename Chrome on Linux' }).click()
  const rename = page.getByRole('dialog', { name: 'Rename the factor' })
  await rename.getByRole('textbox', { name: 'Name' }).fill('The key on my ring')
  await page.keyboard.press('Enter')
  await expect(factors(page).getByRole('listitem').first()).toContainText('The key on my ring')

  await leaveAndBegin(page, person)
  const key = page.getByRole('button', { name: 'Use a passkey', exact: true })
  await expect(key).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(factors(page)).toContainText('Used just now')

  await asIfLongAgo(page, '**/api/v1/factors/*')
  await factors(page).getByRole('button', { name: 'Remove The key on my ring' }).click()
  await page.getByRole('dialog', { name: 'Remove this factor?' }).getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog', { name: 'Is it you?' }).getByRole('button', { name: 'Use a passkey' }).click()
  await expect(factors(page).getByRole('listitem')).toHaveCount(0)
})

test('a passkey that the browser has lost is said to be, and another way is beside it', async ({ page, person }) => {
  const authenticator = await plugInAuthenticator(page)
  await page.goto('/settings/security')
  await factors(page).getByRole('button', { name: 'Add passkey' }).click()
  const codes = page.getByRole('dialog', { name: 'Recovery codes' })
  const code = await codes.getByRole('listitem').first().innerText()
  await codes.getByRole('button', { name: 'Done' }).click()
  await leaveAndBegin(page, person)
  await authenticator.forget()
  await page.getByRole('button', { name: 'Use a passkey', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The browser got no passkey.')
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click()
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(code)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Settings')).toBeVisible()
})

async function leaveAndBegin(page: Page, { username, password }: Person) {
  await page.context().clearCookies()
  await page.goto('/settings/security')
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(heading(page, 'One more step')).toBeVisible()
}

/** Chromium's own, which says yes to everything. */
async function plugInAuthenticator(page: Page) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  return { forget: () => browser.send('WebAuthn.clearCredentials', { authenticatorId }) }
}
