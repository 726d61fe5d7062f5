import type { Page } from '@playwright/test'
import { codeIn, mailTo } from './mail.ts'
import { openTitles, taskNamed } from './person.ts'
import { addTask, heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

const password = 'a password of my own'
const activation = 'is your Cairn code'

test('somebody new signs up, finds the code in the outbox, and is in', async ({ page, context, server }) => {
  const ada = newcomer()
  await page.goto('/')
  await expect(heading(page, 'Log in')).toBeVisible()
  await page.getByRole('link', { name: 'Create an account' }).click()
  await register(page, ada)
  await expect(page.getByText('the terminal printed the address of the outbox')).toBeVisible()

  const code = await codeIn(await mailTo(context, server, ada.email, activation))
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await page.getByRole('button', { name: 'Confirm' }).click()

  await expect(heading(page, 'Today')).toBeVisible()
  await expect(page).toHaveTitle('Today · Cairn')
  await expect(page.getByText('Nothing due today.')).toBeVisible()
  await page.getByRole('link', { name: 'Inbox' }).click()
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
})

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

test('tasks are added by a press, one after the other, and by the key C', async ({ page, person }) => {
  await page.goto('/today')
  await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  const dialog = page.getByRole('dialog', { name: 'New task' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Water the pots')
  await dialog.getByRole('button', { name: 'Add task' }).click()
  await expect(row(page, 'Water the pots')).toBeVisible()
  await expect(messages(page)).toContainText('Task added to Inbox.')

  await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  const line = page.getByRole('textbox', { name: 'Add a task to Today' })
  await line.fill('Call the plumber')
  await line.press('Enter')
  await line.fill('Pick up the coats')
  await line.press('Enter')
  await line.press('Escape')

  await page.keyboard.press('c')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Answer the city')
  await page.keyboard.press('Enter')
  await expect(rowsIn(page)).toHaveCount(4)
  await expect
    .poll(async () => (await openTitles(person)).toSorted())
    .toEqual(['Answer the city', 'Call the plumber', 'Pick up the coats', 'Water the pots'])
})

test('completing is taken back from its message, and by Ctrl+Z', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'Water the pots' })
  await page.goto('/inbox')
  const tick = page.getByRole('checkbox', { name: 'Complete Water the pots' })
  await tick.click()
  await expect(messages(page)).toContainText('“Water the pots” completed.')
  await expect(rowsIn(page)).toHaveCount(0)
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(tick).toBeVisible()
  await expect(tick).not.toBeChecked()

  await tick.click()
  await expect(rowsIn(page)).toHaveCount(0)
  await expect.poll(() => openTitles(person)).toEqual([])
  await page.keyboard.press('Control+z')
  await expect(tick).toBeVisible()
  await expect.poll(() => openTitles(person)).toEqual(['Water the pots'])
})

test('everything about a task is changed in its panel, and is there after a reload', async ({ page, person }) => {
  await person.api.projects.create({ name: 'Garden', color: 'green' })
  await person.api.tasks.create({ title: 'Water' })
  await page.goto('/inbox')
  await page.getByRole('link', { name: 'Water', exact: true }).click()
  const task = panel(page)
  await task.getByRole('textbox', { name: 'Title' }).fill('Water the pots')
  await task.getByRole('textbox', { name: 'Title' }).press('Enter')
  await task.getByRole('button', { name: /^Due:/ }).click()
  await page
    .getByRole('dialog', { name: 'Due' })
    .getByRole('button', { name: /^Tomorrow/ })
    .click()
  await task.getByRole('button', { name: /^Priority:/ }).click()
  await page.getByRole('menuitemradio', { name: 'High' }).click()
  await task.getByRole('button', { name: /^Labels:/ }).click()
  await page.getByRole('textbox', { name: 'Find or create a label' }).fill('outdoors')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await task.getByRole('textbox', { name: 'Description' }).fill('Two cans each.\nNot the cactus.')
  await task.getByRole('button', { name: 'Add a subtask' }).click()
  await task.getByRole('textbox', { name: 'Add a task to Water the pots' }).fill('Fill the cans')
  await page.keyboard.press('Enter')
  await task.getByRole('button', { name: /^Project:/ }).click()
  await page.getByRole('menuitemradio', { name: 'Garden' }).click()
  await expect.poll(async () => (await taskNamed(person, 'Water the pots'))?.description).toContain('cactus')
  await expect.poll(async () => (await person.api.tasks.list({ limit: 10 })).items.length).toBe(2)

  await page.reload()
  await expect(task.getByRole('textbox', { name: 'Title' })).toHaveValue('Water the pots')
  await expect(task.getByRole('button', { name: 'Due: Tomorrow' })).toBeVisible()
  await expect(task.getByRole('button', { name: 'Priority: High' })).toBeVisible()
  await expect(task.getByRole('button', { name: 'Labels: outdoors' })).toBeVisible()
  await expect(task.getByRole('button', { name: 'Project: Garden' })).toBeVisible()
  await expect(task.getByRole('textbox', { name: 'Description' })).toHaveValue('Two cans each.\nNot the cactus.')
  await task.getByRole('checkbox', { name: 'Complete Fill the cans' }).click()
  await expect(task.getByRole('progressbar', { name: '1 of 1 subtask done' })).toBeVisible()
})

test('a project is made, and what is added there belongs to it', async ({ page, person, isMobile }) => {
  await page.goto('/today')
  if (isMobile) await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'New project' }).click()
  const dialog = page.getByRole('dialog', { name: 'New project' })
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Give the project a name.')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Kitchen renovation')
  await dialog.getByRole('radio', { name: 'Teal' }).check({ force: true })
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await expect(heading(page, 'Kitchen renovation')).toBeVisible()
  await addTask(page, 'Choose the tiles')
  await expect(row(page, 'Choose the tiles')).toBeVisible()
  await expect
    .poll(async () => {
      const task = await taskNamed(person, 'Choose the tiles')
      return (await person.api.projects.list({ limit: 10 })).items.find(project => project.id === task?.projectId)
    })
    .toMatchObject({ name: 'Kitchen renovation', color: 'teal' })
})

test('what was thrown away waits in the trash and comes back', async ({ page, person, isMobile }) => {
  await person.api.tasks.create({ title: 'Kitchen island' })
  await page.goto('/inbox')
  await page.getByRole('link', { name: 'Kitchen island' }).click()
  await panel(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Move to trash' }).click()
  await expect(messages(page)).toContainText('Task moved to trash.')
  await expect(panel(page)).toBeHidden()
  await expect(rowsIn(page)).toHaveCount(0)

  if (isMobile) await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('link', { name: 'Trash' }).click()
  await page.getByRole('button', { name: 'Restore Kitchen island' }).click()
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await page.getByRole('link', { name: 'Inbox' }).first().click()
  await expect(row(page, 'Kitchen island')).toBeVisible()
  await expect.poll(() => openTitles(person)).toEqual(['Kitchen island'])
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

test('who logs out, errs in the password and forgot it, comes back to all tasks', async ({
  page,
  context,
  server,
  person,
}) => {
  for (const title of ['Water the pots', 'Call the plumber']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(2)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(heading(page, 'Log in')).toBeVisible()
  await expect(rowsIn(page)).toHaveCount(0)

  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(person.username)
  await page.getByRole('textbox', { name: 'Password' }).fill('what was it')
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('alert')).toContainText(/password/i)
  await expect(heading(page, 'Log in')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Username or e-mail' })).toHaveValue(person.username)

  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(person.email)
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible()
  const code = await codeIn(await mailTo(context, server, person.email, 'resets your Cairn password'))
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await page.getByRole('textbox', { name: 'New password' }).fill('a better password')
  await page.getByRole('button', { name: 'Set password' }).click()

  await expect(heading(page, 'Today')).toBeVisible()
  await page.getByRole('link', { name: 'Inbox' }).click()
  await expect(row(page, 'Water the pots')).toBeVisible()
  await expect(row(page, 'Call the plumber')).toBeVisible()
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
