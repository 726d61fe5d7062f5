import { newId } from '@cairn/contract/ids'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { letThrough } from './hold-back.ts'
import { openTitles, taskNamed, type Person } from './person.ts'
import { heading, messages } from './screen.ts'
import { expect, test } from './test.ts'

test('“Undo all” says how far it is, goes on after a reload, and is called done when it is', async ({
  page,
  person,
}) => {
  await changeMany(person, 450)
  await page.goto('/activity')
  const deed = entry(page, 'You changed 450 tasks through the API')
  const parts = await letThrough(page, '**/api/v1/activity/batches/*/undo?*')
  await deed.getByRole('button', { name: 'Undo all: changed 450 tasks' }).click()
  await expect(messages(page)).toContainText('0 of 450 undone')
  parts.next()
  await expect(messages(page)).toContainText('200 of 450 undone')

  page.on('dialog', dialog => void dialog.accept())
  await page.reload()
  await expect(messages(page)).toContainText('200 of 450 undone')
  expect(await urgent(person)).toBe(250)
  parts.all()
  await expect(messages(page)).toContainText('Undone: Changed 450 tasks.')
  await expect(messages(page)).not.toContainText('of 450')
  expect(await urgent(person)).toBe(0)
})

test('what was taken back already is not said to be taken back again', async ({ page, person }) => {
  await changeMany(person, 5)
  await page.goto('/activity')
  const undo = entry(page, 'You changed 5 tasks through the API').getByRole('button', { name: /^Undo all/ })
  await undo.click()
  await expect(page.getByText('5 changes taken back.')).toBeVisible()
  await undo.click()
  await expect(page.getByText('There is nothing to take back. It already stands as before.')).toBeVisible()
})

test('a page that knows of nothing to undo offers what was done last, or the way to all that happened', async ({
  page,
  person,
}) => {
  await page.goto('/inbox')
  await expect(heading(page, 'Inbox')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(messages(page)).toContainText('Nothing to undo.')
  await messages(page).getByRole('button', { name: 'Activity' }).click()
  await expect(heading(page, 'Activity')).toBeVisible()

  const { id: taskId } = await person.api.tasks.create({ title: 'Water the pots' })
  await person.api.tasks.update({ taskId, priority: 'high' })
  await page.goto('/inbox')
  await expect(heading(page, 'Inbox')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(messages(page)).toContainText(
    'Nothing to undo on this page. What you did before: Changed the priority, “Water the pots”.',
  )
  await expectAccessible(page, 'the offer of the last deed')
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(messages(page)).toContainText('Undone: Changed the priority, “Water the pots”.')
  expect((await taskNamed(person, 'Water the pots'))?.priority).toBe('none')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await taskNamed(person, 'Water the pots'))?.priority).toBe('high')
  expect(await openTitles(person)).toEqual(['Water the pots'])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('many names end with their second line', async ({ page, person }) => {
    const batch = newId()
    const title = (n: number) => `A task with a name that is long enough for a line and more, number ${n}`
    for (const n of [1, 2, 3]) await person.api.tasks.create({ title: title(n) }, { batch })
    await page.goto('/activity')
    const deed = entry(page, 'You created 3 tasks')
    const names = deed.locator('button[aria-expanded]')
    const [above, below] = [await names.locator('bdi').boundingBox(), await deed.getByText('You created').boundingBox()]
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
    // What is cut off begins where the second line ends.
    const { height, line } = await names
      .locator('bdi')
      .evaluate(one => ({ height: one.clientHeight, line: Number.parseFloat(getComputedStyle(one).lineHeight) }))
    expect(height / line).toBeCloseTo(2)
    const { x = 0, y = 0 } = (await names.boundingBox()) ?? {}
    await page.touchscreen.tap(x + 20, y - 8)
    await expect(names).toHaveAttribute('aria-expanded', 'true')
  })
})

const entry = (page: Page, words: string) =>
  page.getByRole('main').getByRole('list').locator('> li').filter({ hasText: words })

const urgent = async ({ api }: Person) => (await api.tasks.stats()).byPriority.urgent

async function changeMany({ api }: Person, count: number) {
  const batch = newId()
  for (let n = 0; n < count; n += 100) {
    const some = Math.min(100, count - n)
    const text = Array.from({ length: some }, (_, i) => `Task ${n + i}`).join('\n')
    const { items } = await api.tasks.quickAdd({ text })
    await api.tasks.bulkUpdate({ taskIds: items.map(({ id }) => id), priority: 'urgent' }, { batch })
  }
}
