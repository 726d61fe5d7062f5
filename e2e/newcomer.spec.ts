import type { Page } from '@playwright/test'
import { choose, goTo, newLines, newProject, newTask } from './by-hand.ts'
import { dayIn } from './furnish.ts'
import { codeIn, mailTo } from './mail.ts'
import { takePicture } from './picture.ts'
import { heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

const { step } = test

// 24 hours, and the week begins on Monday, whatever machine takes the pictures.
test.use({ locale: 'en-GB' })

// One story, because a beginning is one: nothing is prepared, everything is typed. The README shows what comes of it.
test('somebody who has never seen Cairn makes it theirs, forgets the password, and finds everything again', async ({
  page,
  context,
  server,
  isMobile,
}) => {
  test.setTimeout(300_000)
  const email = `nora-${test.info().project.name}@example.org`
  const username = email.split('@')[0] ?? ''

  await step('registers, finds the code in the outbox, and is in', async () => {
    await page.goto('/')
    await expect(heading(page, 'Log in')).toBeVisible()
    await page.getByRole('link', { name: 'Create an account' }).click()
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
    await page.getByRole('textbox', { name: 'Username' }).fill(username)
    await page.getByRole('textbox', { name: 'Password' }).fill('seven stones')
    await page.getByRole('textbox', { name: 'First name' }).fill('Nora')
    await page.getByRole('textbox', { name: 'Last name' }).fill('Falk')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(heading(page, 'Check your mail')).toBeVisible()
    await expect(page.getByText('the terminal printed the address of the outbox')).toBeVisible()
    const code = await codeIn(await mailTo(context, server, email, 'is your'))
    // Behind the mail, the page would be drawn once a second.
    await page.bringToFront()
    await page.getByRole('textbox', { name: 'Code' }).fill(code)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page).toHaveTitle('Today · Cairn')
    await expect(page.getByText('Nothing due today.')).toBeVisible()
  })

  await step('writes a first task where the page says so, and more in the line below it', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
    const dialog = page.getByRole('dialog', { name: 'New task' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Water the herbs')
    await dialog.getByRole('button', { name: 'Add task' }).click()
    await expect(messages(page)).toContainText('Task added to Inbox.')
    await newLines(page, 'Today', [
      'Answer the landlord',
      'Confirm the dentist',
      'Pay the electricity bill',
      'Write the shopping list',
    ])
    await expect(rowsIn(page)).toHaveCount(5)
  })

  await step('makes projects and fills them', async () => {
    await newProject(page, 'Kitchen renovation')
    await expect(page.getByText('No tasks here yet.')).toBeVisible()
    await newTask(page, 'Ask the electrician about the island', {
      due: 'Today',
      time: '14:30',
      priority: 'High',
      labels: ['call'],
    })
    await newTask(page, 'Build the island')
    await newTask(page, 'Choose the colour of the fronts', { due: 'Today', priority: 'Medium', labels: ['with Jonas'] })
    await newTask(page, 'Compare the quotes for the worktop', { due: 'Tomorrow', priority: 'High', labels: ['email'] })
    await newTask(page, 'Order the tiles, twelve square metres', { due: 'Today', labels: ['buy'] })
    await newTask(page, 'Collect the oven', { due: 'Next week', labels: ['errand'] })
    await newLines(page, 'Kitchen renovation', [
      'Measure the window wall',
      'Borrow the tile cutter from Mats',
      'Lights under the cupboards',
      'A shelf for the cookbooks',
      'Sell the old table',
      'Paint behind the radiator',
      'Invite everybody to the first dinner',
    ])
    await expect(rowsIn(page)).toHaveCount(13)

    await newProject(page, 'Museum guide')
    await newTask(page, 'Send Anna the second draft', { due: 'Today', priority: 'Urgent', labels: ['email'] })
    await newTask(page, 'Read the proofs of room four', { due: 'Today', priority: 'High', labels: ['deep work'] })
    await newTask(page, 'Captions for the coin cabinet', { due: dayIn(4), labels: ['deep work'] })
    await newLines(page, 'Museum guide', ['Photo of the staircase', 'Rights for the two portraits', 'Index of names'])

    await newProject(page, 'Winter concert')
    await newTask(page, 'Pick up the scores at the copy shop', { due: 'Today', time: '16:00', labels: ['errand'] })
    await newTask(page, 'Rehearsal, bring pencils', { due: 'Today', time: '19:30' })
    await newTask(page, 'Programme notes to the printer', { due: dayIn(6), priority: 'Medium', labels: ['email'] })
    await newTask(page, 'Reserve the hall for January', { due: 'Today', labels: ['call'] })
    await newLines(page, 'Winter concert', ['Find a second page-turner', 'Black folders for everybody'])

    await newProject(page, 'Lisbon in March', 'Purple')
    await newTask(page, 'Book the night train to Hendaye', { due: 'Today', labels: ['with Jonas'] })
    await newLines(page, 'Lisbon in March', ['Renew the passport', 'Ask Inês about the flat', 'Learn to say thank you'])

    await newProject(page, 'Home')
    await newTask(page, 'Return the library books', { due: dayIn(-1), labels: ['errand'] })
    await newTask(page, 'Bleed the radiators', { due: 'Today', labels: ['quick'] })
    await newLines(page, 'Home', ['Winter coats to the cleaner', 'A lamp for the hall', 'Photos of last summer'])
  })

  await step('sorts what was typed in haste', async () => {
    await goTo(page, 'Today')
    await newTask(page, 'Oat milk and lemons', { labels: ['buy'] })
    await page.getByRole('link', { name: 'Pay the electricity bill' }).click()
    await choose(panel(page), { priority: 'Low', project: 'Home', labels: ['quick'] })
    await closePanel(page)
    await goTo(page, 'Inbox')
    await newTask(page, 'A present for Mats', { due: 'Next week', labels: ['buy'] })
    await newLines(page, 'Inbox', ['Ask Edda about the cabin', 'New strings for the cello'])
  })

  await step('writes down all there is to say about one of them', async () => {
    await goTo(page, 'Kitchen renovation')
    await page.getByRole('link', { name: 'Build the island' }).click()
    const task = panel(page)
    await task.getByRole('textbox', { name: 'Title' }).fill('Build the kitchen island')
    await task.getByRole('textbox', { name: 'Title' }).press('Enter')
    await choose(task, { due: dayIn(15), priority: 'Medium', labels: ['with Jonas'] })
    await task.getByRole('textbox', { name: 'Description' }).fill(plan)
    await task.getByRole('button', { name: 'Add a subtask' }).click()
    const line = task.getByRole('textbox', { name: 'Add a task to Build the kitchen island' })
    for (const title of parts) {
      await line.fill(title)
      await line.press('Enter')
    }
    await line.press('Escape')
    for (const title of parts.slice(0, 2)) await task.getByRole('checkbox', { name: `Complete ${title}` }).click()
    await expect(task.getByRole('progressbar', { name: '2 of 5 subtasks done' })).toBeVisible()
    await task.getByRole('button', { name: 'Status: To do' }).click()
    await page.getByRole('menuitemradio', { name: 'In progress' }).click()
    await closePanel(page)
    await expect(row(page, 'Build the kitchen island')).toContainText('2/5')
  })

  await step('finishes some, one of them too early', async () => {
    await complete(page, 'Measure the window wall')
    await goTo(page, 'Today')
    for (const title of ['Water the herbs', 'Answer the landlord', 'Confirm the dentist']) await complete(page, title)
    const tick = page.getByRole('checkbox', { name: 'Complete Send Anna the second draft' })
    await tick.click()
    await expect(messages(page)).toContainText('“Send Anna the second draft” completed.')
    await messages(page).getByRole('button', { name: 'Undo' }).last().click()
    await expect(tick).toBeVisible()
    await expect(tick).not.toBeChecked()
    await expect(page.getByText('6 of 20 done')).toBeVisible()
  })

  await step('throws one away, and takes it back from the trash', async () => {
    await page.getByRole('link', { name: 'Oat milk and lemons' }).click()
    await panel(page).getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Move to trash' }).click()
    await expect(messages(page)).toContainText('Task moved to trash.')
    await expect(panel(page)).toBeHidden()
    await expect(row(page, 'Oat milk and lemons')).toBeHidden()
    await goTo(page, 'Trash')
    await page.getByRole('button', { name: 'Restore Oat milk and lemons' }).click()
    await expect(page.getByText('The trash is empty.')).toBeVisible()
  })

  const before = await everything(page)
  await step('logs out, and has forgotten the password', async () => {
    await page.getByRole('button', { name: 'Account: Nora Falk' }).click()
    await page.getByRole('menuitem', { name: 'Log out' }).click()
    await expect(heading(page, 'Log in')).toBeVisible()
    await expect(page.getByText('Oat milk')).toHaveCount(0)
    await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(username)
    await page.getByRole('textbox', { name: 'Password' }).fill('five stones')
    await page.getByRole('button', { name: 'Log in' }).click()
    await expect(page.getByRole('alert')).toContainText(/password/i)
    await expect(page.getByRole('textbox', { name: 'Username or e-mail' })).toHaveValue(username)
  })

  await step('comes back by a mailed code', async () => {
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(email)
    await page.getByRole('button', { name: 'Send code' }).click()
    const mail = await mailTo(context, server, email, 'resets your Cairn password')
    await page.getByRole('textbox', { name: 'Code' }).fill(await codeIn(mail))
    await page.getByRole('textbox', { name: 'New password' }).fill('a cairn has seven stones')
    await page.getByRole('button', { name: 'Set password' }).click()
    await expect(heading(page, 'Today')).toBeVisible()
    await page.bringToFront()
  })

  await step('finds everything there', async () => {
    expect(await everything(page)).toEqual(before)
    await goTo(page, 'Today')
    await expect(page.getByText('6 of 20 done')).toBeVisible()
    await takePicture(page, isMobile ? 'phone.png' : 'today.png')
    if (!isMobile) await page.emulateMedia({ colorScheme: 'dark' })
    await goTo(page, 'Kitchen renovation')
    await page.getByRole('link', { name: 'Build the kitchen island' }).click()
    const task = panel(page)
    await expect(task.getByRole('button', { name: 'Priority: Medium' })).toBeVisible()
    await expect(task.getByRole('button', { name: 'Labels: with Jonas' })).toBeVisible()
    await expect(task.getByRole('button', { name: 'Project: Kitchen renovation' })).toBeVisible()
    await expect(task.getByRole('region', { name: 'Description' }).getByRole('listitem')).toHaveCount(3)
    await expect(task.getByRole('progressbar', { name: '2 of 5 subtasks done' })).toBeVisible()
    await expect(task.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toBeVisible()
    if (!isMobile) await takePicture(page, 'task-dark.png')
  })
})

const plan = `Oak top, 140 × 80 cm. Room for two stools on the window side.

- drawers towards the stove
- a socket under the edge
- wheels? Jonas says no`

const parts = ['Draw it at full size', 'Order the legs', 'Cut the top', 'Oil it twice', 'Carry it in with Mats']

async function complete(page: Page, title: string) {
  await page.getByRole('checkbox', { name: `Complete ${title}`, exact: true }).click()
  await expect(row(page, title)).toBeHidden()
}

async function closePanel(page: Page) {
  await panel(page).getByRole('button', { name: 'Close' }).click()
  await expect(panel(page)).toBeHidden()
}

/** Every line of all tasks, as it reads. */
async function everything(page: Page): Promise<string[]> {
  await goTo(page, 'All tasks')
  await page.getByRole('button', { name: /^Done/ }).click()
  return rowsIn(page).allInnerTexts()
}
