import type { Page } from '@playwright/test'
import type { Person } from './person.ts'
import { messages, panel } from './screen.ts'
import { expect, test } from './test.ts'

const lines = (page: Page) => page.getByRole('list', { name: 'Labels' }).getByRole('listitem')
const line = (page: Page, name: string) => lines(page).filter({ has: page.getByRole('link', { name, exact: true }) })

async function openMerge(page: Page, name: string) {
  await page.getByRole('button', { name: `More for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Merge into…' }).click()
  return page.getByRole('dialog', { name: `Merge “${name}”` })
}

/** One that was misspelt, on an open task, a completed one and one in the trash, beside the right one. */
async function twoOfOne({ api }: Person) {
  const [typo, right] = [await api.labels.create({ name: 'errnad' }), await api.labels.create({ name: 'errand' })]
  await api.labels.create({ name: 'aloud' })
  const open = await api.tasks.create({ title: 'Post the parcel', labelIds: [typo.id] })
  await api.tasks.create({ title: 'Fetch the parcel', labelIds: [typo.id, right.id], completed: true })
  const gone = await api.tasks.create({ title: 'Wrap the parcel', labelIds: [typo.id] })
  await api.tasks.delete({ taskId: gone.id })
  const labelsOf = async (taskId: string) => (await api.tasks.get({ taskId })).labelIds
  return { typo, right, all: () => Promise.all([open.id, gone.id].map(labelsOf)) }
}

test('a label is merged into another with all its tasks, and one undo brings it back', async ({ page, person }) => {
  const { typo, right, all } = await twoOfOne(person)
  await page.goto('/labels')
  const dialog = await openMerge(page, 'errnad')
  await dialog.getByRole('combobox', { name: 'Into the label' }).selectOption('errand')
  await expect(dialog.getByRole('status')).toContainText('3 tasks get “errand” instead')
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(line(page, 'errnad')).toBeHidden()
  await expect(line(page, 'errand')).toContainText('1 open task')
  await expect(messages(page)).toContainText('“errnad” merged into “errand”.')
  await expect.poll(all).toEqual([[right.id], [right.id]])

  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(line(page, 'errnad')).toContainText('1 open task')
  await expect.poll(all).toEqual([[typo.id], [typo.id]])
  await page.reload()
  await expect(line(page, 'errnad')).toContainText('1 open task')
})

test('a name that another label has is an offer to merge', async ({ page, person }) => {
  const { right, all } = await twoOfOne(person)
  await page.goto('/labels')
  await page.getByRole('button', { name: 'Edit errnad' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit label' })
  await edit.getByRole('textbox', { name: 'Label name' }).fill('Errand ')
  await page.keyboard.press('Enter')
  await expect(edit.getByText('There is a label with this name.')).toBeVisible()
  await edit.getByRole('button', { name: 'Merge into “errand”…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Merge “errnad”' })
  await expect(dialog.getByRole('combobox')).toHaveValue(right.id)
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(lines(page)).toHaveCount(2)
  await expect.poll(all).toEqual([[right.id], [right.id]])
})

test('merging takes no pointer', async ({ page, person }) => {
  await twoOfOne(person)
  await page.goto('/labels')
  await page.getByRole('button', { name: 'More for errnad' }).press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Into the label' })).toBeFocused()
  await page.keyboard.type('errand')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(line(page, 'errnad')).toBeHidden()
  // It was the last; the focus goes to the one before.
  await expect(line(page, 'errand').getByRole('link')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(line(page, 'errnad')).toBeVisible()
})

test('more than a dozen labels can be searched', async ({ page, person }) => {
  for (let n = 1; n <= 12; n++) await person.api.labels.create({ name: `Label ${n}` })
  await page.goto('/labels')
  await expect(lines(page)).toHaveCount(12)
  await expect(page.getByRole('searchbox', { name: 'Find a label' })).toBeHidden()
  await person.api.labels.create({ name: 'Café' })
  await page.reload()
  const search = page.getByRole('searchbox', { name: 'Find a label' })
  await search.fill('CAF')
  await expect(lines(page)).toHaveCount(1)
  await search.fill('tea')
  await expect(page.getByText('No label has “tea” in its name.')).toBeVisible()
  await search.fill('')
  await expect(lines(page)).toHaveCount(13)
})

test('what only a deleted label marked has no label, and undo puts it back', async ({ page, person }) => {
  const { api } = person
  const label = await api.labels.create({ name: 'errand' })
  const task = await api.tasks.create({ title: 'Post the parcel', labelIds: [label.id] })
  await page.goto('/labels')
  await page.getByRole('button', { name: 'More for errand' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('No labels yet.')).toBeVisible()
  await expect.poll(async () => (await api.labels.list({})).items).toEqual([])
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(line(page, 'errand')).toContainText('1 open task')
  await expect.poll(async () => (await api.labels.list({})).items).toHaveLength(1)
  expect((await api.tasks.get({ taskId: task.id })).labelIds).toEqual([label.id])
})

test('Enter takes the label that is called what was typed, before those that only have it in their name', async ({
  page,
  person,
}) => {
  const [home] = [
    await person.api.labels.create({ name: 'Ｈome' }),
    await person.api.labels.create({ name: 'at home' }),
  ]
  const task = await person.api.tasks.create({ title: 'Water the plants' })
  await page.goto(`/inbox?task=${task.id}`)
  await panel(page)
    .getByRole('button', { name: /^Labels/ })
    .click()
  await page.getByRole('textbox', { name: 'Find or create a label' }).fill('home')
  await expect(page.getByRole('button', { name: 'Create “home”' })).toBeHidden()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await person.api.tasks.get({ taskId: task.id })).labelIds).toEqual([home.id])
})
