import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { taskNamed } from './person.ts'
import { messages, panel } from './screen.ts'
import { expect, test } from './test.ts'

const description = (page: Page) => panel(page).getByRole('textbox', { name: 'Description' })
const title = (page: Page) => panel(page).getByRole('textbox', { name: 'Title' })
const other = (page: Page, what: string) => panel(page).getByRole('group', { name: `The other ${what}` })
const press = (page: Page, name: string) => panel(page).getByRole('button', { name }).click()

test('of what two tabs write into one description neither is lost without a word', async ({
  page,
  context,
  person,
}) => {
  const { id } = await person.api.tasks.create({ title: 'Plan' })
  const second = await context.newPage()
  for (const tab of [page, second]) await tab.goto(`/inbox?task=${id}`)
  await description(page).fill('From the first tab')
  await description(second).fill('From the second tab')
  await title(page).focus()
  const saved = async () => (await taskNamed(person, 'Plan'))?.description
  await expect.poll(saved).toBe('From the first tab')
  await title(second).focus()
  await expect(other(second, 'description')).toHaveText('From the first tab')
  await expectAccessible(second, 'two texts in the panel')
  expect(await saved()).toBe('From the second tab')

  await press(second, 'Keep both')
  await expect(other(second, 'description')).toBeHidden()
  await expect.poll(saved).toBe('From the second tab\n\nFrom the first tab')
  await expect(panel(second).locator('[data-first-stop]')).toBeFocused()
  await second.keyboard.press('Control+z')
  await expect.poll(saved).toBe('From the second tab')
})

test('of two titles one can take the other, and nothing is asked where nobody else wrote', async ({ page, person }) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan' })
  await page.goto(`/inbox?task=${taskId}`)
  await title(page).fill('Plan of one')
  await title(page).press('Enter')
  await expect.poll(async () => (await taskNamed(person, 'Plan of one'))?.id).toBe(taskId)
  await person.api.tasks.update({ taskId, priority: 'high' })
  await title(page).fill('Plan of two')
  await title(page).press('Enter')
  await expect.poll(async () => (await taskNamed(person, 'Plan of two'))?.priority).toBe('high')
  await expect(other(page, 'title')).toBeHidden()

  await title(page).fill('Plan of three')
  await person.api.tasks.update({ taskId, title: 'Plan of many' })
  await title(page).press('Enter')
  await expect(other(page, 'title')).toHaveText('Plan of many')
  await press(page, 'Use the other')
  await expect.poll(async () => (await taskNamed(person, 'Plan of many'))?.id).toBe(taskId)
  await expect(title(page)).toHaveValue('Plan of many')
})

test('a title with two spaces in it is nobody else’s, and one that is only pressed in is not written', async ({
  page,
  person,
}) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan  of one' })
  await page.goto(`/inbox?task=${taskId}`)
  await title(page).press('End')
  await title(page).press('Space')
  await title(page).press('Enter')
  await expect(title(page)).toHaveValue('Plan  of one')
  await title(page).fill('Plan of two')
  await title(page).press('Enter')
  // Written once.
  await expect.poll(async () => (await taskNamed(person, 'Plan of two'))?.version).toBe(2)
  await expect(other(page, 'title')).toBeHidden()
})

test('what was written without a network, and elsewhere meanwhile, is found by who has closed the panel', async ({
  page,
  context,
  person,
}) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan' })
  await page.goto(`/inbox?task=${taskId}`)
  await expect(description(page)).toBeVisible()
  // It comes after the first page.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /\/watch-clashes-[^/]*\.js$/.test(name)),
  )
  await context.setOffline(true)
  await description(page).fill('On the train')
  await panel(page).getByRole('button', { name: 'Close' }).click()
  await expect(panel(page)).toBeHidden()
  await person.api.tasks.update({ taskId, description: 'At the desk' })
  await context.setOffline(false)
  await messages(page).getByRole('button', { name: 'Show both' }).click()
  await expect(other(page, 'description')).toHaveText('At the desk')
  await press(page, 'Keep mine')
  await expect(other(page, 'description')).toBeHidden()
  await page.reload()
  await expect(panel(page)).toContainText('On the train')
})
