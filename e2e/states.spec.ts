import { addMany } from './furnish.ts'
import { holdBack } from './hold-back.ts'
import { codeIn, mailTo } from './mail.ts'
import { logIn, openTitles, signUp, taskNamed } from './person.ts'
import { addTask, heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('until the first rows are here, their places are shown', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  const tasks = await holdBack(page, '**/api/v1/tasks?*')
  await page.goto('/inbox')
  await expect(page.getByRole('status', { name: 'Loading' })).toBeVisible()
  await expect(page.getByText('The inbox is empty')).toBeHidden()
  tasks.release()
  await expect(row(page, 'First')).toBeVisible()
  await expect(page.getByRole('status', { name: 'Loading' })).toBeHidden()
})

test('an empty view says so, and how to begin', async ({ page, person }) => {
  const project = await person.api.projects.create({ name: 'Garden', color: 'green' })
  const label = await person.api.labels.create({ name: 'outdoors', color: 'teal' })
  const empty = {
    '/today': 'Nothing due today.',
    '/inbox': 'The inbox is empty.',
    '/all': 'No open tasks.',
    [`/projects/${project.id}`]: 'No tasks here yet.',
    [`/labels/${label.id}`]: 'No open task has the label “outdoors”.',
  }
  for (const [address, words] of Object.entries(empty)) {
    await page.goto(address)
    await expect(page.getByRole('main')).toContainText(words)
    await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
    await expect(page.getByRole('dialog', { name: 'New task' })).toBeVisible()
  }
  await page.goto('/trash')
  await expect(page.getByRole('main')).toContainText('The trash is empty.')
  await page.goto('/search')
  await page.getByRole('searchbox').fill('nothing like it')
  await expect(page.getByRole('main')).toContainText('No task fits all of this.')
})

test('a server that does not answer at the beginning is named, and tried again', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  await page.route('**/api/v1/**', route => route.abort())
  await page.goto('/inbox')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Your tasks could not be loaded.')
  await expect(alert).toContainText('Nothing is lost.')
  await page.unroute('**/api/v1/**')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(row(page, 'First')).toBeVisible()
})

test('what is written while the server is gone waits, and is there when it is back', async ({
  page,
  context,
  ownServer: server,
  timezoneId,
}) => {
  const person = await signUp(server, timezoneId ?? 'UTC')
  await logIn(context, server, person)
  await person.api.tasks.create({ title: 'Before' })
  // Dialogs and the panel come ahead of their use.
  const ahead = Promise.all(
    [/quick-add.*js/, /task-panel.*js/, /task-panel.*css/].map(file =>
      page.waitForEvent('requestfinished', request => file.test(request.url())),
    ),
  )
  await page.goto(`${server.address}/inbox`)
  await expect(row(page, 'Before')).toBeVisible()
  await ahead

  await server.kill()
  await page.getByRole('checkbox', { name: 'Complete Before' }).click()
  await addTask(page, 'Written without a server')
  await page.getByRole('link', { name: 'Written without a server' }).click()
  await panel(page).getByRole('textbox', { name: 'Description' }).fill('Not lost.')
  await page.keyboard.press('Escape')
  await page
    .getByRole('link', { name: 'Settings' })
    .or(page.getByRole('link', { name: 'Today' }))
    .first()
    .click()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Offline: 3 changes wait' })).toBeVisible()
  await expect(row(page, 'Written without a server')).toBeVisible()

  await server.restart()
  await expect(page.getByRole('button', { name: /^Offline/ })).toBeHidden({ timeout: 60_000 })
  await expect.poll(() => openTitles(person)).toEqual(['Written without a server'])
  await expect.poll(async () => (await taskNamed(person, 'Written without a server'))?.description).toBe('Not lost.')
  await expect.poll(async () => (await taskNamed(person, 'Before'))?.completed).toBe(true)
  await page.reload()
  await expect(rowsIn(page)).toHaveCount(1)
})

test('behind a network that answers everything with its own page, what is written waits until that is over', async ({
  page,
  person,
}) => {
  await page.goto('/inbox')
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
  const portal = { status: 200, contentType: 'text/html', body: '<title>Log in to this network</title>' }
  await page.route('**/api/v1/**', route => route.fulfill(portal))
  await addTask(page, 'Typed in the station')
  await expect(page.getByRole('button', { name: 'Offline: 1 change waits' })).toBeVisible()
  await page.unroute('**/api/v1/**')
  await expect(page.getByRole('button', { name: /^Offline/ })).toBeHidden()
  await addTask(page, 'Typed at home')
  await expect.poll(() => openTitles(person)).toEqual(['Typed at home', 'Typed in the station'])
})

test('a session that ended elsewhere asks for the password, and what was written meanwhile is kept', async ({
  page,
  context,
  server,
  person,
}) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/inbox')
  await expect(row(page, 'First')).toBeVisible()
  const { flow } = await person.api.auth.requestReset({ identifier: person.email })
  const code = await codeIn(await mailTo(context, server, person.email, 'resets your Cairn password'))
  await person.api.auth.verifyReset({ flow, code, password: 'chosen on another machine' })

  await page.bringToFront()
  await page.getByRole('checkbox', { name: 'Complete First' }).click()
  await expect(page.getByText(`${person.username} is logged out here. 1 change is not saved`)).toBeVisible()
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(person.username)
  await page.getByRole('textbox', { name: 'Password' }).fill('chosen on another machine')
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(heading(page, 'Inbox')).toBeVisible()
  await expect(page.getByText('Everything here is done.').or(page.getByText('The inbox is empty.'))).toBeVisible()
  await page.reload()
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Done/ })).toBeVisible()
})

test('who logs out at once leaves nothing unsaved behind', async ({ page, person }) => {
  await page.goto('/inbox')
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
  const writes = await holdBack(page, '**/api/v1/tasks')
  await addTask(page, 'Typed in the doorway')
  await expect(row(page, 'Typed in the doorway')).toBeVisible()
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saving' })).toBeVisible()
  writes.release()
  await expect(heading(page, 'Log in')).toBeVisible()
  expect(await openTitles(person)).toEqual(['Typed in the doorway'])
})

test('while something cannot be saved, logging out says so instead of losing it', async ({ page, person }) => {
  await page.goto('/inbox')
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
  await page.route('**/api/v1/tasks', route => route.abort())
  await addTask(page, 'Typed in a tunnel')
  await expect(page.getByRole('button', { name: 'Offline: 1 change waits' })).toBeVisible()
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(messages(page)).toContainText('1 change cannot be saved now. To keep it, you stay logged in.')
  // It tries again by itself.
  await page.unroute('**/api/v1/tasks')
  await expect.poll(() => openTitles(person)).toEqual(['Typed in a tunnel'])
})

test('a change that the server refuses is taken back and explained', async ({ page, person }) => {
  const task = await person.api.tasks.create({ title: 'First' })
  await page.goto('/inbox')
  await page.getByRole('link', { name: 'First' }).click()
  await expect(panel(page)).toBeVisible()
  await person.api.tasks.delete({ taskId: task.id })
  await panel(page)
    .getByRole('button', { name: /^Priority/ })
    .click()
  await page.getByRole('menuitemradio', { name: 'Urgent' }).click()
  await expect(messages(page)).toContainText('Not saved: “First”. It is in the trash. Restore it first.')
  await expect(panel(page).getByRole('button', { name: 'Priority: No priority' })).toBeVisible()
  await expect(row(page, 'First')).toBeHidden()
  await messages(page).getByRole('button', { name: 'Restore' }).click()
  await expect(row(page, 'First')).toBeVisible()
  await expect.poll(() => openTitles(person)).toEqual(['First'])
})

test('an address that leads nowhere says so and leads on', async ({ page, person }) => {
  for (const address of ['/nothing/here', '/projects/0199aa00-0000-7000-8000-000000000000']) {
    await page.goto(address)
    await expect(heading(page, /^(There is nothing at this address|This project is not there)\.$/)).toBeVisible()
  }
  await page.getByRole('button', { name: 'Go to Today' }).click()
  await expect(heading(page, 'Today')).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL(/\/today$/)
  await page.goto('/login')
  await expect(page).toHaveURL(/\/today$/)
  await expect(page.getByRole('button', { name: `Account: ${person.me.givenName}` })).toBeVisible()
})

test('the link to a task leads through the log-in to the task in its project', async ({ page, context, person }) => {
  const project = await person.api.projects.create({ name: 'Garden', color: 'green' })
  const task = await person.api.tasks.create({ title: 'First', projectId: project.id })
  await context.clearCookies()
  await page.goto(`/tasks/${task.id}`)
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(person.username)
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(heading(page, 'Garden')).toBeVisible()
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('First')
})

test('the link to a task that is done or in the trash finds it', async ({ page, person }) => {
  const done = await person.api.tasks.create({ title: 'Done', completed: true })
  await page.goto(`/tasks/${done.id}`)
  await expect(panel(page).getByRole('button', { name: 'Status: Completed' })).toBeVisible()

  const task = await person.api.tasks.create({ title: 'First' })
  await person.api.tasks.delete({ taskId: task.id })
  await page.goto(`/tasks/${task.id}`)
  await expect(panel(page)).toContainText('This task is in the trash.')
  await panel(page).getByRole('button', { name: 'Restore' }).click()
  await expect(row(page, 'First')).toBeVisible()
})

test('a reload keeps the open task, Back closes it, Forward opens it again', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/today')
  await page.getByRole('link', { name: 'Inbox' }).first().click()
  await page.getByRole('link', { name: 'First', exact: true }).click()
  await expect(panel(page)).toBeVisible()
  await page.reload()
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('First')
  await page.goBack()
  await expect(panel(page)).toBeHidden()
  await expect(heading(page, 'Inbox')).toBeVisible()
  await page.goForward()
  await expect(panel(page)).toBeVisible()
  await panel(page).getByRole('button', { name: 'Close' }).click()
  await expect(panel(page)).toBeHidden()
  await page.goBack()
  await expect(heading(page, 'Today')).toBeVisible()
})

test('a view begins at its top, and Back finds the place where one was', async ({ page, person }) => {
  await addMany(person, 50)
  const place = () => page.evaluate(() => scrollY)
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(50)
  await page.evaluate(() => scrollTo(0, 700))
  await page.getByRole('link', { name: 'All tasks' }).click()
  await expect(heading(page, 'All tasks')).toBeVisible()
  expect(await place()).toBe(0)
  await page.goBack()
  await expect.poll(place).toBe(700)
  await rowsIn(page).nth(20).getByRole('link').click()
  await expect(panel(page)).toBeVisible()
  expect(await place()).toBe(700)
})
