import type { Page } from '@playwright/test'
import type { Person } from './person.ts'
import { heading, messages, row } from './screen.ts'
import { expect, test } from './test.ts'

const lines = (page: Page) => page.getByRole('main').getByRole('list', { name: 'Projects' }).getByRole('listitem')
const link = (page: Page, name: string) => lines(page).getByRole('link', { name, exact: true })
const names = (page: Page) => lines(page).getByRole('link').allInnerTexts()

async function act(page: Page, name: string, action: string) {
  await page
    .getByRole('main')
    .getByRole('button', { name: `Actions for ${name}`, exact: true })
    .click()
  await page.getByRole('menuitem', { name: action }).click()
}

async function threeProjects({ api }: Person) {
  const made = []
  for (const name of ['Garden', 'House', 'Trip']) made.push(await api.projects.create({ name }))
  return made
}

const order = async ({ api }: Person) => {
  const { items } = await api.projects.list({ limit: 100 })
  return items.filter(({ kind }) => kind === 'project').map(({ name }) => name)
}

test('the sidebar leads to all projects, with what is in them', async ({ page, person }) => {
  const [garden] = await threeProjects(person)
  for (const title of ['Rake', 'Dig']) await person.api.tasks.create({ title, projectId: garden!.id })
  await person.api.tasks.create({ title: 'Sow', projectId: garden!.id, completed: true })
  await page.goto('/today')
  await page.getByRole('button', { name: 'Manage projects' }).click()
  await expect(heading(page, 'Projects')).toBeVisible()
  const line = lines(page).filter({ hasText: 'Garden' })
  await expect(line).toContainText('2 open')
  await expect(line).toContainText('1 of 3 tasks done')
  await expect(line).toContainText('Created today')
  await link(page, 'Garden').click()
  await expect(row(page, 'Rake')).toBeVisible()
})

test('a project is made, renamed, deleted and restored', async ({ page, person }) => {
  await page.goto('/projects')
  await page.getByRole('main').getByRole('button', { name: 'New project' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Garden')
  await page.getByRole('dialog').getByRole('button', { name: 'Create project' }).click()
  await expect(heading(page, 'Garden')).toBeVisible()
  await page.goto('/projects')
  await act(page, 'Garden', 'Rename or recolour')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Yard')
  await page.getByRole('dialog').getByText('Teal').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(link(page, 'Yard')).toBeVisible()
  await act(page, 'Yard', 'Move to trash')
  await expect(page.getByText('No projects yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore Yard' }).click()
  await expect(link(page, 'Yard')).toBeVisible()
  await expect.poll(() => order(person)).toEqual(['Yard'])
  expect((await person.api.projects.list({})).items[1]).toMatchObject({ color: 'teal', deletedAt: null })
})

test('projects are put in order by buttons, in the menu and by keys; undo puts them back', async ({ page, person }) => {
  await threeProjects(person)
  await page.goto('/projects')
  await page.getByRole('button', { name: 'Move down: Garden' }).click()
  await expect.poll(() => names(page)).toEqual(['House', 'Garden', 'Trip'])
  await expect(page.getByRole('button', { name: 'Move down: Garden' })).toBeFocused()
  await act(page, 'Trip', 'Move up')
  await expect.poll(() => names(page)).toEqual(['House', 'Trip', 'Garden'])
  await link(page, 'House').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => names(page)).toEqual(['Trip', 'Garden', 'House'])
  await expect(link(page, 'House')).toBeFocused()
  await expect.poll(() => order(person)).toEqual(['Trip', 'Garden', 'House'])
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => names(page)).toEqual(['Trip', 'House', 'Garden'])
  await expect.poll(() => order(person)).toEqual(['Trip', 'House', 'Garden'])
})

test('a copy has the open tasks, and one undo takes it back', async ({ page, person }) => {
  const [garden] = await threeProjects(person)
  const dig = await person.api.tasks.create({ title: 'Dig', projectId: garden!.id })
  await person.api.tasks.create({ title: 'Deeper', parentId: dig.id })
  await page.goto(`/projects/${garden!.id}`)
  await act(page, 'Garden', 'Duplicate with open tasks')
  await expect(messages(page)).toContainText('Project “Garden” duplicated.')
  await page.getByRole('button', { name: 'Manage projects' }).click()
  await expect(lines(page).filter({ hasText: 'Garden (copy)' })).toContainText('1 open')
  await link(page, 'Garden (copy)').click()
  await expect(row(page, 'Dig')).toContainText('0/1')
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(heading(page, 'This project is not there.')).toBeVisible()
  await expect.poll(() => order(person)).toEqual(['Garden', 'House', 'Trip'])
  await page.goto('/projects')
  expect(await names(page)).not.toContain('Garden (copy)')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the way to the projects is behind More, and the menu moves them', async ({ page, person }) => {
    await threeProjects(person)
    await page.goto('/today')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('dialog', { name: 'More' }).getByRole('button', { name: 'Manage projects' }).click()
    await act(page, 'Garden', 'Move down')
    await expect.poll(() => names(page)).toEqual(['House', 'Garden', 'Trip'])
  })
})
