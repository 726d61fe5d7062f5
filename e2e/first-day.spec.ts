import type { Page } from '@playwright/test'
import { codeIn, mailTo } from './mail.ts'
import { heading, messages, panel } from './screen.ts'
import { expect, test } from './test.ts'

const password = 'a password of my own'
const activation = 'is your Cairn code'

// What can go another way than in newcomer.spec.ts.

test('what is wrong with a registration is said beside its field, and nothing is sent', async ({ page }) => {
  await page.goto('/register')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody')
  await page.getByRole('textbox', { name: 'Password' }).fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  const email = page.getByRole('textbox', { name: 'E-mail' })
  await expect(email).toBeFocused()
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveAccessibleDescription(/8/)
  await expect(heading(page, 'Create an account')).toBeVisible()
})

test('a wrong code is refused, and the right one still works', async ({ page, context, server }) => {
  const ada = newcomer()
  await page.goto('/register')
  await register(page, ada)
  const code = await codeIn(await mailTo(context, server, ada.email, activation))
  await page.getByRole('textbox', { name: 'Code' }).fill(code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: 'Confirm' }).click()
  const field = page.getByRole('textbox', { name: 'Code' })
  await expect(field).toHaveAccessibleDescription(/not the code from the newest mail. 4 tries left/)
  await expect(field).toBeFocused()
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(heading(page, 'Today')).toBeVisible()
})

test('the link of the mail needs one press in the browser that registered', async ({ page, context, server }) => {
  const ada = newcomer()
  await page.goto('/register')
  await register(page, ada)
  const mail = await mailTo(context, server, ada.email, activation)
  await mail.getByRole('link').click()
  const opened = mail.page()
  await expect(heading(opened, 'Activate your account')).toBeVisible()
  await opened.getByRole('button', { name: 'Activate account' }).click()
  await expect(heading(opened, 'Today')).toBeVisible()
})

test('in another browser the link asks for the password', async ({ page, context, server, browser }) => {
  const ada = newcomer()
  await page.goto('/register')
  await register(page, ada)
  const mail = await mailTo(context, server, ada.email, activation)
  const link = (await mail.getByRole('link').getAttribute('href')) ?? ''

  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await other.goto(link)
  await other.getByRole('textbox', { name: 'Password' }).fill('not that one')
  await other.getByRole('button', { name: 'Activate account' }).click()
  await expect(other.getByRole('alert')).toBeVisible()
  await other.getByRole('textbox', { name: 'Password' }).fill(password)
  await other.getByRole('button', { name: 'Activate account' }).click()
  await expect(heading(other, 'Today')).toBeVisible()
  await elsewhere.close()
})

test('the history tells what was and what came, and one change is taken back', async ({ page, person }) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Split the rent' })
  await person.api.tasks.update({ taskId, title: 'Split the rent of the room' })
  await person.api.tasks.update({ taskId, priority: 'urgent' })
  await page.goto(`/tasks/${taskId}`)
  const history = panel(page).getByRole('region', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveCount(3)
  const renamed = history.getByRole('listitem').filter({ hasText: 'Title' })
  await expect(renamed.getByRole('deletion')).toContainText('Split the rent')
  await expect(renamed.getByRole('insertion')).toContainText('Split the rent of the room')
  const raised = history.getByRole('listitem').filter({ hasText: 'Priority' })
  await expect(raised.getByRole('deletion')).toContainText('None')
  await expect(raised.getByRole('insertion')).toContainText('Urgent')

  await renamed.getByRole('button', { name: 'Undo this' }).click()
  await expect(messages(page)).toContainText('Taken back.')
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Split the rent')
  await expect(panel(page).getByRole('button', { name: 'Priority: Urgent' })).toBeVisible()
  await expect(history.getByRole('listitem')).toHaveCount(4)
  await expect(history.getByRole('listitem').first()).toContainText('by undo')
})

test('one value of the history is put back by itself, though it was changed again since', async ({ page, person }) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Split the rent' })
  await person.api.tasks.update({ taskId, title: 'Split the rent of the room', priority: 'high' })
  await person.api.tasks.update({ taskId, title: 'Rent' })
  await page.goto(`/tasks/${taskId}`)
  const history = panel(page).getByRole('region', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveCount(3)
  const both = history.getByRole('listitem').filter({ hasText: 'Priority' })
  await both.getByRole('button', { name: 'Restore this value: title' }).click()
  await expect(messages(page)).toContainText('Title restored.')
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Split the rent')
  await expect(panel(page).getByRole('button', { name: 'Priority: High' })).toBeVisible()
  await expect.poll(async () => (await person.api.tasks.get({ taskId })).title).toBe('Split the rent')
})

let newcomers = 0

/** Both windows of a run may share a server: names say whose they are. */
function newcomer() {
  const username = `ada-${test.info().project.name}-${++newcomers}`
  return { username, email: `${username}@example.org` }
}

async function register(page: Page, { username, email }: ReturnType<typeof newcomer>) {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(heading(page, 'Check your mail')).toBeVisible()
}
