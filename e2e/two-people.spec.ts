import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { logIn, openTitles, signUp, type Person } from './person.ts'
import { addTask, heading, panel, row, rowsIn } from './screen.ts'
import type { Server } from './server.ts'
import { expect, test } from './test.ts'

test('who logs out in one tab is out in all of them, and comes back in all of them', async ({
  page,
  context,
  person,
}) => {
  await person.api.tasks.create({ title: 'Of mine' })
  await page.goto('/inbox')
  await expect(row(page, 'Of mine')).toBeVisible()
  const other = await context.newPage()
  await other.goto('/today')
  await logOut(other)
  await expect(heading(page, 'Log in')).toBeVisible()

  await logInOn(other, person)
  await expect(heading(other, 'Today')).toBeVisible()
  await expect(heading(page, 'Today')).toBeVisible()
})

test('somebody else who logs in in another tab takes this one along', async ({ page, context, server, person }) => {
  const other = await somebodyElse(server)
  const project = await person.api.projects.create({ name: 'Garden' })
  await person.api.tasks.create({ title: 'Of mine', projectId: project.id })
  await page.goto(`/projects/${project.id}`)
  await expect(row(page, 'Of mine')).toBeVisible()

  const tab = await context.newPage()
  await tab.goto('/today')
  await logOut(tab)
  await logInOn(tab, other)
  await expect(row(page, 'Of the other')).toBeVisible()
  await expect(heading(page, 'Today')).toBeVisible()
  await expect(rowsIn(page)).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Garden' })).toBeHidden()
})

test('what one person wrote is saved as nobody else, and waits until they are back', async ({
  page,
  context,
  server,
  person,
}) => {
  const other = await signUp(server, 'UTC')
  await page.goto('/inbox')
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
  // The cookie is the other's, and no tab has told.
  await logIn(context, server, other)
  await addTask(page, 'Of mine')
  await expect(heading(page, 'Log in')).toBeVisible()
  await expect(page.getByText(`1 change is not saved: it waits in this browser until ${person.username}`)).toBeVisible()
  await expectAccessible(page, 'log in, with something of another')
  expect(await openTitles(other)).toEqual([])
  expect(await openTitles(person)).toEqual([])

  const tab = await context.newPage()
  await tab.goto('/today')
  await logOut(tab)
  await logInOn(tab, person)
  await expect(row(page, 'Of mine')).toBeVisible()
  await expect.poll(() => openTitles(person)).toEqual(['Of mine'])
  expect(await openTitles(other)).toEqual([])
})

test('a list that is asked for again is never filled with what another has', async ({
  page,
  context,
  server,
  person,
}) => {
  const other = await somebodyElse(server)
  await person.api.tasks.create({ title: 'Of mine' })
  await page.goto('/inbox')
  await expect(row(page, 'Of mine')).toBeVisible()
  await logIn(context, server, other)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(heading(page, 'Today')).toBeVisible()
  await expect(row(page, 'Of the other')).toBeVisible()
  await expect(rowsIn(page)).toHaveCount(1)
})

for (const time of ['first', 'second'])
  test(`a page that opens for the ${time} time shows none of the rows of whoever logs in meanwhile beside what it has`, async ({
    page,
    context,
    server,
    person,
  }) => {
    const other = await somebodyElse(server)
    await person.api.projects.create({ name: 'Garden' })
    if (time === 'second') {
      await page.goto('/today')
      await expect(page.getByRole('link', { name: 'Garden' })).toBeVisible()
    }
    const come = Promise.all(['users/me', 'projects?*'].map(what => page.waitForResponse(`**/api/v1/${what}`)))
    // The cookie is another's from one answer to the next.
    await page.route(
      '**/api/v1/tasks?*',
      async route => {
        await come
        await logIn(context, server, other)
        await route.continue()
      },
      { times: 1 },
    )
    await page.goto('/today')
    await expect(row(page, 'Of the other')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Garden' })).toBeHidden()
  })

test('a page knows who is here when somebody else was before, and stays where it is', async ({
  page,
  context,
  server,
  person,
}) => {
  const other = await somebodyElse(server)
  await person.api.tasks.create({ title: 'Of mine' })
  await page.goto('/inbox')
  await expect(row(page, 'Of mine')).toBeVisible()
  await page.goto('about:blank')
  await logIn(context, server, other)
  await page.goto('/inbox')
  await expect(row(page, 'Of the other')).toBeVisible()
  await expect(rowsIn(page)).toHaveCount(1)
})

test('a title under the pen is not lost when its person logs out in another tab', async ({ page, context, person }) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan' })
  await page.goto(`/inbox?task=${taskId}`)
  await panel(page).getByRole('textbox', { name: 'Title' }).fill('Plan of two')
  const tab = await context.newPage()
  await tab.goto('/today')
  await logOut(tab)
  await expect(page.getByText('1 change is not saved')).toBeVisible()
  await expect(panel(page)).toBeHidden()

  await logInOn(tab, person)
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Plan of two')
  await expect.poll(() => openTitles(person)).toEqual(['Plan of two'])
})

test('whoever logs in where another left something finds none of it', async ({ page, context, server, person }) => {
  const other = await signUp(server, 'UTC')
  await person.api.tasks.create({ title: 'Of mine' })
  await page.goto('/inbox')
  await row(page, 'Of mine').waitFor()
  await logIn(context, server, other)
  await addTask(page, 'Not saved')
  await logInOn(page, other)
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Offline/ })).toBeHidden()
  expect(await openTitles(other)).toEqual([])
})

/** They have a task, which their inbox shows and their day. */
async function somebodyElse(server: Server): Promise<Person> {
  const other = await signUp(server, 'UTC')
  await other.api.tasks.create({ title: 'Of the other', dueOn: '2020-01-01' })
  return other
}

async function logOut(page: Page) {
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(heading(page, 'Log in')).toBeVisible()
}

async function logInOn(page: Page, { username, password }: Person) {
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}
