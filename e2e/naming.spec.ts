import type { Page } from '@playwright/test'
import { expectAccessibleInBoth } from './accessible.ts'
import { holdBack } from './hold-back.ts'
import { taskNamed, type Person } from './person.ts'
import { heading, row } from './screen.ts'
import { expect, test } from './test.ts'

test('labels and projects that fit are offered as they are named, and a press takes one', async ({ page, person }) => {
  await furnished(person)
  const { dialog, title, options } = await openQuickAdd(page)
  await title.pressSequentially('Plan #wo')
  await expect(options).toHaveText(['Workshop', 'Deep work', 'Create label “wo”'])
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await expectAccessibleInBoth(page, 'names that fit')
  await options.filter({ hasText: 'Deep work' }).click()
  await expect(title).toHaveValue('Plan #Deep work ')
  await expect(title).toBeFocused()
  await expect(options).toHaveCount(0)
  // A press elsewhere ends the offer.
  await page.keyboard.type('+north')
  await expect(options).toHaveText(['North bed'])
  await dialog.getByRole('heading', { name: 'New task' }).click()
  await expect(options).toHaveCount(0)
  await title.press('End')
  await options.click()
  await expect(lit(page)).toHaveText(['#Deep work', '+North bed'])
  await dialog.getByRole('button', { name: 'Add task' }).click()
  const projects = await person.api.projects.list({})
  await expect
    .poll(async () => (await taskNamed(person, 'Plan'))?.projectId)
    .toBe(projects.items.find(({ name }) => name === 'North bed')?.id)
})

test('keys choose what is offered, Esc leaves it and Enter adds @keys', async ({ page, person }) => {
  await furnished(person)
  const { dialog, title, options } = await openQuickAdd(page)
  await title.pressSequentially('Plan #')
  // Nothing is named yet: no key takes what nobody asked for.
  await expect(options).toHaveText(['Deep', 'Deep work', 'Workshop'])
  await expect(title).not.toHaveAttribute('aria-activedescendant')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('option', { selected: true })).toHaveText('Workshop')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  // Written so that what follows is no part of it.
  await expect(title).toHaveValue('Plan #"Deep" ')
  await expect(title).toBeFocused()
  await page.keyboard.type('work +inb')
  await page.keyboard.press('Enter')
  await expect(title).toHaveValue('Plan #"Deep" work +Inbox ')
  await expect(dialog).toBeVisible()

  await page.keyboard.type('#works')
  await expect(options).toHaveText(['Workshop', 'Create label “works”'])
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(dialog).toBeVisible()
  await page.keyboard.type('hop')
  await expect(options).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const labels = await person.api.labels.list({})
  const named = async () =>
    (await taskNamed(person, 'Plan work'))?.labelIds.map(id => labels.items.find(label => label.id === id)?.name)
  await expect.poll(named).toEqual(['Deep', 'Workshop'])
})

test('a label that is there is no reason to wait, and a new one is made by Enter @keys', async ({ page, person }) => {
  await furnished(person)
  const { dialog, title, options } = await openQuickAdd(page)
  await title.pressSequentially('Weed #workshop')
  await expect(options).toHaveText(['Workshop'])
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await taskNamed(person, 'Weed'))?.labelIds).toHaveLength(1)

  await page.keyboard.press('c')
  await title.pressSequentially('Mow //not #wo')
  await expect(options).toHaveCount(0)
  await title.fill('Mow #garden')
  await expect(options).toHaveText(['Create label “garden”'])
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await taskNamed(person, 'Mow'))?.labelIds).toHaveLength(1)
})

test('the open line of a list offers the same, also for what was written before it was there', async ({
  page,
  person,
}) => {
  await furnished(person)
  await person.api.tasks.create({ title: 'First' })
  const script = await holdBack(page, '**/assets/inline-line-*.js')
  await page.goto('/inbox')
  await expect(row(page, 'First')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  const line = page.getByRole('textbox', { name: 'Add a task to Inbox' })
  await line.pressSequentially('Dig #dee')
  await expect(line).toHaveJSProperty('tagName', 'INPUT')
  script.release()
  await page.getByRole('option', { name: 'Deep work' }).click()
  await expect(line).toHaveValue('Dig #Deep work ')
  await line.press('Enter')
  await expect(row(page, 'Dig')).toContainText('Deep work')

  // What was chosen is not offered once more.
  await line.pressSequentially('Sow #deep')
  await page.getByRole('option', { name: 'Deep work' }).click()
  await expect(line).toHaveValue('Sow #Deep work ')
  await expect(page.getByRole('option')).toHaveCount(0)
})

const lit = (page: Page) => page.locator('.mark-understood')

async function furnished({ api }: Person) {
  for (const name of ['Deep', 'Deep work', 'Workshop']) await api.labels.create({ name })
  await api.projects.create({ name: 'North bed' })
}

async function openQuickAdd(page: Page) {
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New task' })
  const title = dialog.getByRole('textbox', { name: 'Title' })
  return { dialog, title, options: dialog.getByRole('listbox').getByRole('option') }
}
