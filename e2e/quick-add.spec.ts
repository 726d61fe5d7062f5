import type { Page } from '@playwright/test'
import { openTitles, taskNamed } from './person.ts'
import { addTask, heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('what is written is understood as it is typed, and a press or Backspace makes it text again', async ({
  page,
  person,
}) => {
  const garden = await person.api.projects.create({ name: 'Garden' })
  const dialog = await openQuickAdd(page)
  const title = dialog.getByRole('textbox', { name: 'Title' })
  await title.pressSequentially('Pay rent #home p1 tomorrow 9am +Garden +Gardn //by transfer')
  await expect(lit(page)).toHaveText(['#home', 'p1', 'tomorrow 9am', '+Garden', '//by transfer'])
  await expect(dialog.getByRole('button', { name: 'Priority: Urgent' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Project: Garden' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Due: Tomorrow, 9:00|^Due: Tomorrow, 09:00/ })).toBeVisible()

  // At the end of a part Backspace takes away its meaning, not its last letter.
  for (let i = 0; i < ' +Garden +Gardn //by transfer'.length; i++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Backspace')
  await expect(lit(page)).toHaveText(['#home', 'p1', '+Garden', '//by transfer'])
  await expect(dialog.getByRole('button', { name: 'Due: Today' })).toBeVisible()
  await title.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(messages(page)).toContainText('Task added to Garden.')
  await messages(page).getByRole('button', { name: 'Open' }).click()
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Pay rent tomorrow 9am +Gardn')
  await page.keyboard.press('Escape')
  const made = async () => (await person.api.tasks.list({})).items[0]
  await expect.poll(async () => (await made())?.title).toBe('Pay rent tomorrow 9am +Gardn')
  const task = await made()
  expect(task).toMatchObject({ priority: 'urgent', projectId: garden.id, description: 'by transfer', dueAt: null })
  const labels = await person.api.labels.list({})
  expect(labels.items.map(({ name, id }) => [name, id])).toEqual([['home', task?.labelIds[0]]])

  // One gesture made the label and the task.
  await addTask(page, 'Sweep')
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await person.api.labels.list({})).items).toEqual([])
  await expect.poll(() => openTitles(person)).toEqual([])
})

test('what is being written is there again after Esc, until it is added or given up', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  const dialog = await openQuickAdd(page)
  const title = dialog.getByRole('textbox', { name: 'Title' })
  await title.fill('Pay the rent p1')
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Before noon')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('c')
  await expect(title).toHaveValue('Pay the rent p1')
  await expect(dialog.getByRole('textbox', { name: 'Description' })).toHaveValue('Before noon')
  await page.keyboard.type(' now')
  await expect(title).toHaveValue('Pay the rent p1 now')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await page.keyboard.press('c')
  await expect(title).toHaveValue('')
  await title.fill('Call home')
  await page.keyboard.press('Enter')
  await expect.poll(() => openTitles(person)).toEqual(['Call home', 'First'])
  await page.keyboard.press('c')
  await expect(title).toHaveValue('')
})

test('a label that is yet to be made is named, and a project is offered', async ({ page, person }) => {
  await person.api.labels.create({ name: 'home' })
  const dialog = await openQuickAdd(page)
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Paint #home #garage +Shed')
  await expect(dialog.getByText('New label: garage')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Labels: home, garage' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Create project “Shed”' }).click()
  await expect(dialog.getByRole('button', { name: 'Project: Shed' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: /Create project/ })).toBeHidden()
  await dialog.getByRole('textbox', { name: 'Title' }).press('Enter')
  await expect.poll(async () => (await taskNamed(person, 'Paint'))?.labelIds.length).toBe(2)
})

test('a choice below takes the place of the words', async ({ page, person }) => {
  const dialog = await openQuickAdd(page)
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Call mum p1 tomorrow')
  await dialog.getByRole('button', { name: 'Priority: Urgent' }).click()
  await page.getByRole('menuitemradio', { name: 'Low' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Call mum tomorrow')
  await expect(dialog.getByRole('button', { name: 'Priority: Low' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Due: Tomorrow' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Add task' }).click()
  await expect.poll(async () => (await taskNamed(person, 'Call mum'))?.priority).toBe('low')
})

test('a choice below a range leaves the range in the title', async ({ page, person }) => {
  const dialog = await openQuickAdd(page)
  const title = dialog.getByRole('textbox', { name: 'Title' })
  await title.fill('Party Dec 3 - Dec 5')
  await expect(lit(page)).toHaveText(['Dec 3 - Dec 5'])
  await dialog.getByRole('button', { name: /^Due: / }).click()
  await page.getByRole('button', { name: 'Tomorrow' }).click()
  await expect(dialog.getByRole('button', { name: 'Due: Tomorrow' })).toBeVisible()
  await expect(lit(page)).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Add task' }).click()
  await expect.poll(async () => (await taskNamed(person, 'Party Dec 3 - Dec 5'))?.dueOn).not.toBeFalsy()
})

test('a list that is pasted with ticks keeps them, and a tick can be made text', async ({ page, person }) => {
  const dialog = await openQuickAdd(page)
  const title = dialog.getByRole('textbox', { name: 'Title' })
  await title.fill('- [x] Pack\n- [ ] Move\n- [x] Call')
  await expect(lit(page)).toHaveText(['[x]', '[x]'])
  await dialog.getByRole('button', { name: 'Add 3 tasks' }).click()
  const made = async () => (await person.api.tasks.list({})).items.map(({ title: name, status }) => `${name} ${status}`)
  await expect.poll(async () => (await made()).toSorted()).toEqual(['Call completed', 'Move pending', 'Pack completed'])

  await page.keyboard.press('c')
  await title.fill('- [x] Mark')
  for (let i = 0; i < ' Mark'.length; i++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Backspace')
  await expect(lit(page)).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Add task' }).click()
  await expect.poll(async () => (await taskNamed(person, '[x] Mark'))?.status).toBe('pending')
})

test('pasted lines become a task each, with their subtasks, and one undo takes them back', async ({ page, person }) => {
  await page.goto('/inbox')
  await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  const dialog = page.getByRole('dialog', { name: 'New task' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Move house\n  Pack books #box\n  Call the van p2\nSleep')
  await dialog.getByRole('button', { name: 'Add 4 tasks' }).click()
  await expect(messages(page)).toContainText('4 tasks added.')
  await expect(rowsIn(page)).toHaveCount(2)
  await expect(row(page, 'Move house')).toContainText('0/2')
  await expect.poll(() => openTitles(person)).toHaveLength(4)

  await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  const line = page.getByRole('textbox', { name: 'Add a task to Inbox' })
  await line.fill('Water the herbs today #garden')
  await expect(lit(page)).toHaveText(['today', '#garden'])
  await line.press('Enter')
  await expect(row(page, 'Water the herbs')).toContainText('garden')
  await line.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Water the herbs')).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect.poll(() => openTitles(person)).toEqual([])
})

test('a label that is too long is cut, and is the same in each line', async ({ page, person }) => {
  const dialog = await openQuickAdd(page)
  const long = 'l'.repeat(70)
  await dialog.getByRole('textbox', { name: 'Title' }).fill(`Buy #${long}\nSell #${long}`)
  await dialog.getByRole('button', { name: 'Add 2 tasks' }).click()
  await expect.poll(async () => (await openTitles(person)).toSorted()).toEqual(['Buy', 'Sell'])
  const { items } = await person.api.labels.list({})
  expect(items.map(({ name }) => name)).toEqual(['l'.repeat(60)])
  expect((await taskNamed(person, 'Sell'))?.labelIds).toEqual(items.map(({ id }) => id))
})

const lit = (page: Page) => page.locator('.mark-understood')

async function openQuickAdd(page: Page) {
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await page.keyboard.press('c')
  return page.getByRole('dialog', { name: 'New task' })
}
