import type { Page } from '@playwright/test'
import { expectAccessibleInBoth } from './accessible.ts'
import { openTitles, taskNamed } from './person.ts'
import { goByKeys, heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('Ctrl+K finds views and projects by a few letters, and what was chosen last is on top', async ({
  page,
  person,
}) => {
  await person.api.projects.create({ name: 'Spring garden', color: 'green' })
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await page.keyboard.press('Control+k')
  const field = palette(page).getByRole('combobox')
  await expect(field).toBeFocused()
  await expectAccessibleInBoth(page, 'the command palette')
  await field.fill('trsh')
  await expect(chosen(page)).toContainText('Trash')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Trash')).toBeVisible()
  await expect(palette(page)).toBeHidden()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('sg')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Spring garden')).toBeVisible()
  await page.reload()
  await expect(heading(page, 'Spring garden')).toBeVisible()
  await page.keyboard.press('Control+k')
  const recent = palette(page).getByRole('group', { name: 'Recent' })
  await expect(recent.getByRole('option')).toHaveText([/^Spring garden/, /^Trash/])
  await page.keyboard.press('ArrowDown')
  await expect(chosen(page)).toContainText('Trash')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(chosen(page)).toContainText('Settings')
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeHidden()
})

test('an action is done to the task or the tasks that its key would mean', async ({ page, person }) => {
  for (const title of ['First', 'Second', 'Third']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(3)
  await page.keyboard.press('j')
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('group', { name: 'This task: First' })).toBeVisible()
  await page.keyboard.type('priority')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemradio', { name: 'High' }).click()
  await expect(row(page, 'First').getByRole('img', { name: 'Priority: high' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(row(page, 'First').getByRole('link')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('group', { name: '2 selected tasks' })).toBeVisible()
  await page.keyboard.type('compl')
  await palette(page).getByRole('option', { name: 'Complete', exact: true }).click()
  await expect(messages(page)).toContainText('2 tasks completed.')
  await expect.poll(() => openTitles(person)).toEqual(['Third'])
  await page.keyboard.press('Control+k')
  await page.keyboard.type('undo')
  await page.keyboard.press('Enter')
  await expect.poll(() => openTitles(person)).toHaveLength(3)
})

test('a task is found by its words, and what has no name here is searched for', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'Call Hanna', description: 'About the piano lessons' })
  await person.api.tasks.create({ title: 'Tune the piano', completed: true })
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type('piano')
  const tasks = palette(page).getByRole('group', { name: 'Tasks' })
  await expect(tasks.getByRole('option')).toHaveText(['Tune the piano', 'Call Hanna'])
  await expect(palette(page).getByRole('status')).toHaveText('3 results')
  await page.keyboard.type(' less')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Call Hanna')

  // While somebody types, too; and what was written is kept.
  await panel(page).getByRole('textbox', { name: 'Title' }).fill('Call Hanna on Friday')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('is:open zebra')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('searchbox', { name: 'Search tasks' })).toHaveValue('is:open zebra')
  await expect.poll(() => taskNamed(person, 'Call Hanna on Friday')).toBeDefined()
})

test('G and a letter leads to what is completed, deleted, and to the lists', async ({ page, person }) => {
  await person.api.labels.create({ name: 'home' })
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  for (const [letter, title] of [
    ['c', 'Completed'],
    ['d', 'Trash'],
    ['p', 'Projects'],
    ['l', 'Labels'],
  ] as const) {
    await goByKeys(page, letter)
    await expect(heading(page, title)).toBeVisible()
  }
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('it is under More', async ({ page, person }) => {
    await person.api.tasks.create({ title: 'First' })
    await page.goto('/today')
    await page.getByRole('button', { name: 'More' }).tap()
    await page.getByRole('button', { name: 'Commands' }).tap()
    await expect(palette(page).getByRole('combobox')).toBeFocused()
    await palette(page).getByRole('combobox').fill('comp')
    await palette(page).getByRole('option', { name: 'Completed' }).tap()
    await expect(heading(page, 'Completed')).toBeVisible()
  })
})

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' })
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true })
