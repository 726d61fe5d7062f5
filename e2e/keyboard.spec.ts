import type { Page } from '@playwright/test'
import { holdBack } from './hold-back.ts'
import { codeIn, mailTo } from './mail.ts'
import { openTitles, taskNamed } from './person.ts'
import { heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('J and K walk the rows, Enter opens one, Esc closes it and the focus is back on its row', async ({
  page,
  person,
}) => {
  for (const title of ['First', 'Second', 'Third']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(3)
  const [first, second, third] = await rowsIn(page).getByRole('link').all()
  await page.keyboard.press('j')
  await expect(first!).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(third!).toBeFocused()
  await page.keyboard.press('j')
  await expect(third!).toBeFocused()
  await page.keyboard.press('k')
  await expect(second!).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Second')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(second!).toBeFocused()
})

test('with a task open, J shows the next one beside the list', async ({ page, person }) => {
  for (const title of ['First', 'Second']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(2)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('First')
  await page.keyboard.press('j')
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Second')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(row(page, 'Second').getByRole('link')).toBeFocused()
})

test('Esc closes one thing at a time: a choice, then the panel, and Back still leads to where one was', async ({
  page,
  person,
}) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/today')
  await page.getByRole('link', { name: 'Inbox' }).click()
  await page.getByRole('link', { name: 'First', exact: true }).click()
  const due = panel(page).getByRole('button', { name: /^Due/ })
  await due.click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Due' })).toBeHidden()
  await expect(due).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(heading(page, 'Inbox')).toBeVisible()
  await page.goBack()
  await expect(heading(page, 'Today')).toBeVisible()
})

test('E completes the row, the focus goes to its neighbour, Ctrl+Z takes it back and Ctrl+Shift+Z does it again', async ({
  page,
  person,
}) => {
  for (const title of ['First', 'Second', 'Third']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(3)
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await expect(row(page, 'Second').getByRole('link')).toBeFocused()
  await expect(row(page, 'First')).toBeHidden()
  await expect(row(page, 'Second').getByRole('link')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'First')).toBeVisible()
  await expectFocus(page)
  await page.keyboard.press('Control+Shift+z')
  await expect(row(page, 'First')).toBeHidden()
  await expect.poll(() => openTitles(person)).toHaveLength(2)
  // The last of a list has no neighbour: the focus stays on the page all the same.
  await page.keyboard.press('e')
  await expect(row(page, 'Third').getByRole('link')).toBeFocused()
  await page.keyboard.press('e')
  await expect(rowsIn(page)).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'New task' })).toBeVisible()
})

test('Delete throws the row away, Ctrl+Z brings it back', async ({ page, person }) => {
  for (const title of ['First', 'Second']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(2)
  await page.keyboard.press('j')
  await page.keyboard.press('Delete')
  await expect(row(page, 'First')).toBeHidden()
  await expect(row(page, 'Second').getByRole('link')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'First')).toBeVisible()
  await expect.poll(() => openTitles(person)).toHaveLength(2)
})

test('keys are letters while somebody types', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/inbox')
  await page.getByRole('button', { name: 'Add task' }).last().click()
  const line = page.getByRole('textbox', { name: 'Add a task to Inbox' })
  await line.pressSequentially('cjke?/gt')
  await expect(line).toHaveValue('cjke?/gt')
  await line.press('Delete')
  await line.press('Escape')
  await expect(page.getByRole('button', { name: 'Add task' }).last()).toBeFocused()

  await page.keyboard.press('/')
  const search = page.getByRole('searchbox', { name: 'Search tasks' })
  await expect(search).toBeFocused()
  await search.pressSequentially('cjke?')
  await expect(search).toHaveValue('cjke?')

  await page.goto(`/tasks/${(await taskNamed(person, 'First'))?.id}`)
  const description = panel(page).getByRole('textbox', { name: 'Description' })
  await description.pressSequentially('cjke? ')
  await expect(description).toHaveValue('cjke? ')
  await description.press('Control+z')
  await expect(messages(page)).toBeHidden()

  await expect(page.getByRole('dialog')).toHaveCount(1)
  await expect.poll(() => openTitles(person)).toEqual(['First'])
})

test('? shows the keys, and the keys of the page rest until it is closed', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(1)
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys).toContainText('Complete or reopen the task')
  await page.keyboard.press('e')
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await expect(row(page, 'First').getByRole('link')).toBeFocused()
})

test('C writes a task and gives the focus back', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(1)
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New task' })
  const title = dialog.getByRole('textbox', { name: 'Title' })
  await expect(title).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(title).toHaveAccessibleDescription('Give the task a title.')
  await expect(title).toBeFocused()
  await page.keyboard.type('Second')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Second')).toBeVisible()
  await expect(row(page, 'First').getByRole('link')).toBeFocused()
})

test('what is typed while a dialog is on its way does nothing to the list', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  const dialog = await holdBack(page, '**/quick-add*.js')
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(1)
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.keyboard.press('e')
  dialog.release()
  await expect(page.getByRole('dialog', { name: 'New task' })).toBeVisible()
  await expect(row(page, 'First').getByRole('checkbox', { includeHidden: true })).not.toBeChecked()
  await expect.poll(() => openTitles(person)).toEqual(['First'])
})

test('the first Tab offers the way past the navigation', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(1)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the list' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(row(page, 'First').getByRole('checkbox')).toBeFocused()
})

test('the whole way from sign-up to log-out needs no mouse', async ({ page, context, server }) => {
  const email = 'keys@example.org'
  await page.goto('/register')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type('keys')
  await page.keyboard.press('Tab')
  await page.keyboard.type('no mouse at all')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused()
  const code = await codeIn(await mailTo(context, server, email, 'is your Cairn code'))
  await page.bringToFront()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Today')).toBeVisible()

  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'New task' }).getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('Water the pots')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Water the pots')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(panel(page)).toBeVisible()

  await tabTo(page, 'Priority: No priority')
  await page.keyboard.press('Enter')
  await page.keyboard.press('h')
  await expect(page.getByRole('menuitemradio', { name: 'High' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('button', { name: 'Priority: High' })).toBeFocused()
  await tabTo(page, 'Add a subtask')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Fill the cans')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(panel(page).getByRole('checkbox', { name: 'Complete Fill the cans' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(row(page, 'Water the pots').getByRole('link')).toBeFocused()

  await page.keyboard.press('e')
  await expect(page.getByRole('button', { name: 'Complete all 2' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('All done for today.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Water the pots')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(heading(page, 'Inbox')).toBeVisible()
  await expect(row(page, 'Water the pots')).toBeVisible()

  await tabTo(page, /^Account/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'Log out' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Username or e-mail' })).toBeFocused()
})

/** Something on the page has the focus: not the page as a whole, from where Tab would begin anew. */
async function expectFocus(page: Page) {
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
}

/** Walks until a button is reached, as far as a person would. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  const button = page.getByRole('button', { name })
  for (let step = 0; step < 40; step++) {
    if (await button.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(button).toBeFocused()
}
