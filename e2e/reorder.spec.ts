import { positionAt } from '@cairn/contract/positions'
import type { Locator, Page } from '@playwright/test'
import { expectOrder, inboxOrder, make, ready } from './ordered.ts'
import { taskNamed } from './person.ts'
import { messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('a row is dragged between two others, Ctrl+Z takes it back, and a reload shows the same', async ({
  page,
  person,
}) => {
  await make(person, ['First', 'Second', 'Third', 'Fourth'])
  await page.goto('/inbox')
  await expectOrder(page, ['First', 'Second', 'Third', 'Fourth'])
  await ready(page)
  await drag(page, row(page, 'Fourth'), row(page, 'Second'), 'before', async () => {
    await expect(page.locator('.drop-line')).toBeVisible()
  })
  await expectOrder(page, ['First', 'Fourth', 'Second', 'Third'])
  await expect(page.locator('.drop-line')).toHaveCount(0)
  await expect(messages(page)).toContainText('“Fourth” moved to place 2 of 4.')
  await expect(panel(page)).toBeHidden()
  await expect.poll(() => inboxOrder(person)).toEqual(['First', 'Fourth', 'Second', 'Third'])
  await page.keyboard.press('Control+z')
  await expectOrder(page, ['First', 'Second', 'Third', 'Fourth'])
  await expect.poll(() => inboxOrder(person)).toEqual(['First', 'Second', 'Third', 'Fourth'])
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => inboxOrder(person)).toEqual(['First', 'Fourth', 'Second', 'Third'])
  await page.reload()
  await expectOrder(page, ['First', 'Fourth', 'Second', 'Third'])
})

test('what is selected is dragged together, and comes back together', async ({ page, person }) => {
  await make(person, ['First', 'Second', 'Third', 'Fourth', 'Fifth'])
  await page.goto('/inbox')
  await ready(page)
  for (const title of ['First', 'Third'])
    await row(page, title)
      .getByRole('link')
      .click({ modifiers: ['Control'] })
  await drag(page, row(page, 'Third'), row(page, 'Fifth'), 'after')
  await expectOrder(page, ['Second', 'Fourth', 'Fifth', 'First', 'Third'])
  await expect(messages(page)).toContainText('2 tasks moved to place 4 of 5.')
  await expect.poll(() => inboxOrder(person)).toEqual(['Second', 'Fourth', 'Fifth', 'First', 'Third'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => inboxOrder(person)).toEqual(['First', 'Second', 'Third', 'Fourth', 'Fifth'])
})

test('a drop on a project of the sidebar moves the task there, from any list', async ({ page, person }) => {
  await make(person, ['First', 'Second'])
  const garden = await person.api.projects.create({ name: 'Garden', color: 'green' })
  await person.api.tasks.create({ title: 'Third', dueOn: '2020-01-01' })
  await page.goto('/inbox')
  await ready(page)
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Garden' })
  await drag(page, row(page, 'First'), link, 'before', () => expect(link).toHaveAttribute('data-drop'))
  await expect(messages(page)).toContainText('1 task moved to Garden.')
  await expect.poll(async () => (await taskNamed(person, 'First'))?.projectId).toBe(garden.id)
  await page.keyboard.press('Control+z')
  await expect(row(page, 'First')).toBeVisible()
  await expect.poll(async () => (await taskNamed(person, 'First'))?.projectId).toBe(person.me.inboxId)

  await page.goto('/all')
  await ready(page)
  await drag(page, row(page, 'Third'), link, 'after')
  await expect.poll(async () => (await taskNamed(person, 'Third'))?.projectId).toBe(garden.id)
})

test('a list that goes by dates keeps its order, and says why', async ({ page, person }) => {
  await make(person, ['First', 'Second'])
  await page.goto('/all')
  await ready(page)
  const before = await titlesIn(page)
  await drag(page, rowsIn(page).first(), rowsIn(page).last(), 'after', async () => {
    await expect(page.locator('.drop-line')).toHaveCount(0)
  })
  await expect(messages(page)).toContainText('This list goes by dates.')
  await page.keyboard.press('j')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(messages(page)).toContainText('This list goes by dates.')
  expect(await titlesIn(page)).toEqual(before)
})

test('Alt with an arrow moves the row in focus, with Shift to the end, and says where it is', async ({
  page,
  person,
}) => {
  await make(person, ['First', 'Second', 'Third'])
  await page.goto('/inbox')
  await ready(page)
  await page.keyboard.press('j')
  await page.keyboard.press('Alt+ArrowDown')
  await expectOrder(page, ['Second', 'First', 'Third'])
  await expect(messages(page)).toContainText('“First” moved to place 2 of 3.')
  await expect(row(page, 'First').getByRole('link')).toBeFocused()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expectOrder(page, ['Second', 'Third', 'First'])
  await page.keyboard.press('Alt+ArrowDown')
  await expect(messages(page)).toContainText('It is at the end already.')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(messages(page)).toContainText('It is at the top already.')
  await expectOrder(page, ['First', 'Second', 'Third'])
  await expect(row(page, 'First').getByRole('link')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expectOrder(page, ['Second', 'Third', 'First'])
  await expect.poll(() => inboxOrder(person)).toEqual(['Second', 'Third', 'First'])
})

test('subtasks are put in order in the panel, by keys and by dragging', async ({ page, person }) => {
  const parent = await person.api.tasks.create({ title: 'Parent' })
  for (const title of ['One', 'Two', 'Three']) await person.api.tasks.create({ title, parentId: parent.id })
  await page.goto(`/tasks/${parent.id}`)
  await ready(page)
  const subtasks = panel(page).getByRole('list', { name: 'Subtasks' }).getByRole('listitem')
  const order = (titles: string[]) => expect(subtasks.getByRole('link')).toHaveText(titles)
  await order(['One', 'Two', 'Three'])
  await subtasks.nth(2).getByRole('link').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await order(['One', 'Three', 'Two'])
  await expect(subtasks.nth(1).getByRole('link')).toBeFocused()
  await drag(page, subtasks.nth(0), subtasks.nth(2), 'after')
  await order(['Three', 'Two', 'One'])
  await expect
    .poll(async () => (await person.api.tasks.list({ parent: parent.id })).items.map(task => task.title))
    .toEqual(['Three', 'Two', 'One'])
})

test('what others write while one drags is there, and the drop lands where one sees it', async ({ page, person }) => {
  await make(person, ['First', 'Second', 'Third'])
  await page.goto('/inbox')
  await ready(page)
  await drag(page, row(page, 'First'), row(page, 'Third'), 'after', async () => {
    const second = await taskNamed(person, 'Second')
    await person.api.tasks.create({ title: 'From elsewhere', position: positionAt(1_000_000) })
    await person.api.tasks.update({ taskId: second?.id ?? '', title: 'Second, renamed elsewhere' })
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await expect(row(page, 'From elsewhere')).toBeVisible()
  })
  await expectOrder(page, ['From elsewhere', 'Second, renamed elsewhere', 'Third', 'First'])
  await expect.poll(() => inboxOrder(person)).toEqual(['From elsewhere', 'Second, renamed elsewhere', 'Third', 'First'])
})

test('a task that is deleted elsewhere while one drags it is dropped nowhere', async ({ page, person }) => {
  await make(person, ['First', 'Second', 'Third'])
  await page.goto('/inbox')
  await ready(page)
  await drag(page, row(page, 'First'), row(page, 'Third'), 'after', async () => {
    await person.api.tasks.delete({ taskId: (await taskNamed(person, 'First'))?.id ?? '' })
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await expect(row(page, 'First')).toBeHidden()
  })
  await expectOrder(page, ['Second', 'Third'])
  await expect(page.locator('.drop-line, [data-dragged]')).toHaveCount(0)
  await expect(page.getByText('Not saved')).toBeHidden()
})

test('a long list scrolls while one drags near its edge', async ({ page, person }) => {
  await make(
    person,
    Array.from({ length: 150 }, (_, n) => `Task ${String(n).padStart(3, '0')}`),
  )
  await page.goto('/inbox')
  await ready(page)
  const from = await row(page, 'Task 000').boundingBox()
  await page.mouse.move(from!.x + 100, from!.y + 10)
  await page.mouse.down()
  await page.mouse.move(from!.x + 100, from!.y + 40)
  await page.mouse.move(from!.x + 100, 890, { steps: 4 })
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(2000)
  await page.mouse.move(from!.x + 100, 500, { steps: 4 })
  await page.mouse.up()
  await expect(messages(page)).toContainText(/“Task 000” moved to place \d+ of 150\./)
  await expect.poll(async () => (await inboxOrder(person)).indexOf('Task 000')).toBeGreaterThan(40)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await inboxOrder(person)).indexOf('Task 000')).toBe(0)
})

test('hundreds that are selected move with a request a hundred, and come back as one', async ({ page, person }) => {
  const titles = Array.from({ length: 130 }, (_, n) => `Task ${String(n).padStart(3, '0')}`)
  await make(person, titles)
  await page.goto('/inbox')
  await ready(page)
  await row(page, 'Task 000').getByRole('link').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+a')
  await row(page, 'Task 000')
    .getByRole('link')
    .click({ modifiers: ['Control'] })
  const writes: string[] = []
  page.on('request', request => {
    if (request.method() === 'PATCH') writes.push(new URL(request.url()).pathname)
  })
  await row(page, 'Task 001').getByRole('link').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(messages(page)).toContainText('129 tasks moved to place 1 of 130.')
  await expect.poll(() => inboxOrder(person)).toEqual([...titles.slice(1), 'Task 000'])
  expect(writes).toEqual(['/api/v1/tasks/bulk', '/api/v1/tasks/bulk'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => inboxOrder(person)).toEqual(titles)
})

const titlesIn = (page: Page) => rowsIn(page).getByRole('link').allTextContents()

/** As a hand does it: press, move a little, go there, and let go; `meanwhile` before that. */
async function drag(page: Page, what: Locator, to: Locator, edge: 'before' | 'after', meanwhile?: () => Promise<void>) {
  const from = await what.boundingBox()
  if (!from) throw new Error('There is nothing to drag.')
  await page.mouse.move(from.x + 100, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(from.x + 105, from.y + 16)
  const aim = async () => {
    const box = await to.boundingBox()
    if (!box) throw new Error('There is nowhere to drop.')
    await page.mouse.move(box.x + 80, edge === 'before' ? box.y + 6 : box.y + box.height - 6, { steps: 4 })
  }
  await aim()
  await meanwhile?.()
  await aim()
  await page.mouse.up()
}
