import type { BrowserContext, Page } from '@playwright/test'
import { addMany } from './furnish.ts'
import { holdBack, letThrough } from './hold-back.ts'
import { logIn, openTitles, signUp, taskNamed, type Person } from './person.ts'
import { addTask, heading, messages, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('what is added without a network outlives its tab, is there when one comes back, and is saved once', async ({
  page,
  context,
  person,
}) => {
  // It comes ahead of its use.
  const dialog = page.waitForEvent('requestfinished', request => /quick-add.*js/.test(request.url()))
  await openInbox(page)
  await dialog
  await context.setOffline(true)
  await addTask(page, 'Typed in a tunnel')
  await expect(page.getByRole('button', { name: 'Offline: 1 change waits' })).toBeVisible()
  await endAsAPhoneDoes(page, context)
  await context.setOffline(false)

  const later = await context.newPage()
  const writes = await holdBack(later, '**/api/v1/tasks')
  await later.goto('/inbox')
  await expect(row(later, 'Typed in a tunnel')).toBeVisible()
  expect(await openTitles(person)).toEqual([])
  writes.release()
  await expect.poll(() => openTitles(person)).toEqual(['Typed in a tunnel'])
  await later.reload()
  await expect(rowsIn(later)).toHaveCount(1)
  expect(await openTitles(person)).toEqual(['Typed in a tunnel'])
})

test('a change of many says how far it is, goes on after a reload, and is called done when it is', async ({
  page,
  person,
}) => {
  const steps = await changePriorityOf(210, page, person)
  await expect(messages(page)).toContainText('0 of 210 tasks saved')
  await expect(messages(page)).not.toContainText('changed')
  steps.next()
  await expect(messages(page)).toContainText('100 of 210 tasks saved')

  page.on('dialog', dialog => void dialog.accept())
  await page.reload()
  await expect(messages(page)).toContainText('100 of 210 tasks saved')
  await expect(rowsIn(page).first().getByRole('img', { name: 'Priority: high' })).toBeVisible()
  expect(await withPriority(person, 'high')).toBe(100)
  steps.all()
  await expect(messages(page)).toContainText('Priority of 210 tasks changed.')
  await expect(messages(page)).not.toContainText('saved')
  expect(await withPriority(person, 'high')).toBe(210)
  // Nothing was done twice, and it is one gesture still.
  expect((await taskNamed(person, 'Task 210'))?.version).toBe(2)
  await page.keyboard.press('Control+z')
  await expect(messages(page)).toContainText('Undone: Priority of 210 tasks changed.', { timeout: 60_000 })
  expect(await withPriority(person, 'high')).toBe(0)
})

test('an undo in the middle of a change of many is done too when one leaves before its end', async ({
  page,
  context,
  person,
}) => {
  const steps = await changePriorityOf(250, page, person)
  steps.next()
  await expect(messages(page)).toContainText('100 of 250 tasks saved')
  await holdBack(page, '**/api/v1/activity/batches/*/undo')
  await page.keyboard.press('Control+z')
  await expect(messages(page)).toContainText('100 of 250 tasks saved, then undone')
  await page.close()

  const later = await context.newPage()
  await later.goto('/inbox')
  await expect(messages(later)).toContainText('Undone: Priority of 250 tasks changed.', { timeout: 60_000 })
  expect(await withPriority(person, 'high')).toBe(0)
  await expect(rowsIn(later).first().getByRole('img', { name: 'Priority: high' })).toBeHidden()
})

test('two tabs save each their own, and one goes on with what the other leaves', async ({ page, context, person }) => {
  await openInbox(page)
  const other = await context.newPage()
  await openInbox(other)
  for (const [tab, title] of [
    [page, 'From the first tab'],
    [other, 'From the second tab'],
  ] as const) {
    await tab.route('**/api/v1/tasks', route => route.abort())
    await addTask(tab, title)
    await expect(tab.getByRole('button', { name: 'Offline: 1 change waits' })).toBeVisible()
  }
  await page.close()
  // The browser shows the other tab then.
  await other.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(row(other, 'From the first tab')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Offline: 2 changes wait' })).toBeVisible()
  await other.unroute('**/api/v1/tasks')
  // It tries again by itself too; pressing the button would be a race with that.
  await other.evaluate(() => dispatchEvent(new Event('online')))
  await expect
    .poll(async () => (await openTitles(person)).toSorted())
    .toEqual(['From the first tab', 'From the second tab'])
})

test('nobody else in this browser sees or sends it, and it is saved when its person is back', async ({
  page,
  context,
  server,
  person,
}) => {
  await openInbox(page)
  await page.route('**/api/v1/tasks', route => route.abort())
  await addTask(page, 'For nobody else')
  await expect(page.getByRole('button', { name: 'Offline: 1 change waits' })).toBeVisible()
  await page.close()

  const other = await signUp(server, 'UTC')
  const theirs = await comeAs(context, server, other)
  await expect(theirs.getByText('The inbox is empty.')).toBeVisible()
  await addTask(theirs, 'Mine')
  await expect.poll(() => openTitles(other)).toEqual(['Mine'])
  expect(await openTitles(person)).toEqual([])
  await theirs.close()

  const again = await comeAs(context, server, person)
  await expect(row(again, 'For nobody else')).toBeVisible()
  await expect.poll(() => openTitles(person)).toEqual(['For nobody else'])
  expect(await openTitles(other)).toEqual(['Mine'])
})

test('while another tab has something to save, logging out says so instead of losing it', async ({
  page,
  context,
  person,
}) => {
  await openInbox(page)
  await page.route('**/api/v1/tasks', route => route.abort())
  await addTask(page, 'Typed in a tunnel')
  await expect(page.getByRole('button', { name: 'Offline: 1 change waits' })).toBeVisible()
  const other = await context.newPage()
  await openInbox(other)
  await other.getByRole('button', { name: /^Account/ }).click()
  await other.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(messages(other)).toContainText('1 change cannot be saved now. To keep it, you stay logged in.')
  await page.unroute('**/api/v1/tasks')
  await expect.poll(() => openTitles(person)).toEqual(['Typed in a tunnel'])
})

test('what was on its way more than a day ago is not sent again without a word', async ({ page, context, person }) => {
  await openInbox(page)
  await page.route('**/api/v1/tasks', route => route.abort())
  await addTask(page, 'Perhaps saved')
  await expect(page.getByRole('button', { name: 'Offline: 1 change waits' })).toBeVisible()
  await page.close()

  const later = await context.newPage()
  await later.clock.setFixedTime(Date.now() + 25 * 3_600_000)
  await later.goto('/inbox')
  await expect(messages(later)).toContainText('this may not have been saved: “Perhaps saved”')
  await expect(row(later, 'Perhaps saved')).toBeHidden()
  expect(await openTitles(person)).toEqual([])
  await messages(later).getByRole('button', { name: 'Save again' }).click()
  await expect(row(later, 'Perhaps saved')).toBeVisible()
  await expect.poll(() => openTitles(person)).toEqual(['Perhaps saved'])
})

async function openInbox(page: Page) {
  await page.goto('/inbox')
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
}

async function comeAs(context: BrowserContext, server: Parameters<typeof logIn>[1], person: Person) {
  await context.clearCookies()
  await logIn(context, server, person)
  const page = await context.newPage()
  await page.goto('/inbox')
  await expect(heading(page, 'Inbox')).toBeVisible()
  return page
}

/** Nobody is asked, and nothing more is sent. A page that is closed is online again before it is gone, and may send what waits. */
async function endAsAPhoneDoes(page: Page, context: BrowserContext) {
  const gone = page.waitForEvent('crash')
  const session = await context.newCDPSession(page)
  // It has nobody left to answer.
  void session.send('Page.crash').catch(() => {})
  await gone
  await page.close()
}

/** Of so many tasks, more than go at once; each hundred waits to be let through. */
async function changePriorityOf(count: number, page: Page, person: Person) {
  await addMany(person, count)
  await page.goto('/inbox')
  await expect(rowsIn(page).first()).toBeVisible()
  const steps = await letThrough(page, '**/api/v1/tasks/bulk')
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar')).toContainText('selected')
  await page.keyboard.press('p')
  await page.getByRole('menuitem', { name: 'High' }).click()
  return steps
}

async function withPriority({ api }: Person, priority: 'high'): Promise<number> {
  return (await api.tasks.stats()).byPriority[priority]
}
