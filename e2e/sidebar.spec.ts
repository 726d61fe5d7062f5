import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { dayIn } from './furnish.ts'
import { heading, rowsIn } from './screen.ts'
import { tabTo } from './tab.ts'
import { expect, test } from './test.ts'

// A colour on its way from one to another has no contrast to measure.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('each number beside a name is that of the rows behind it', async ({ page, person }) => {
  const { api } = person
  const project = await api.projects.create({ name: 'Front garden' })
  const label = await api.labels.create({ name: 'home' })
  const about = { projectId: project.id, labelIds: [label.id] }
  const above = await api.tasks.create({ title: 'Prune', ...about, dueOn: dayIn(0) })
  for (const title of ['Find the saw', 'Oil the saw'])
    await api.tasks.create({ title, parentId: above.id, labelIds: [label.id], dueOn: dayIn(0) })
  await api.tasks.create({ title: 'Weed', ...about, completed: true })
  await api.tasks.create({ title: 'Read' })
  await api.filters.create({ name: 'At home', query: 'label:home' })
  await api.filters.create({ name: 'Done at home', query: 'label:home is:done' })
  await api.filters.create({ name: 'All of home', query: 'label:home created>=-1w' })
  for (const [name, count] of [
    ['Today', 3],
    ['Inbox', 1],
    ['Front garden', 1],
    ['At home', 3],
    ['Done at home', 1],
    ['All of home', 3],
  ] as const) {
    await page.goto('/upcoming')
    const link = links(page).getByRole('link', { name: new RegExp(`^${name} ${count} `) })
    await link.click()
    await expect(heading(page, name)).toBeVisible()
    await expect(rowsIn(page).filter({ has: page.getByRole('checkbox') }), name).toHaveCount(count)
  }
})

test('a section folds away, and stays so on this device', async ({ page, person }) => {
  await person.api.projects.create({ name: 'Garden' })
  for (let n = 0; n < 40; n++) await person.api.labels.create({ name: `label ${n}` })
  await page.goto('/inbox')
  const labels = fold(page, 'Labels')
  await expect(labels).toHaveAttribute('aria-expanded', 'true')
  await expect(links(page).getByRole('link', { name: 'label 7' })).toBeVisible()
  await tabTo(page, /^Labels$/)
  await page.keyboard.press('Enter')
  await expect(labels).toHaveAttribute('aria-expanded', 'false')
  await expect(labels).toBeFocused()
  await expect(links(page).getByRole('link', { name: 'label 7' })).toBeHidden()
  await expect(links(page).getByRole('link', { name: 'Garden' })).toBeVisible()
  await expectAccessible(page, 'a sidebar with a folded section')

  await page.reload()
  await expect(fold(page, 'Labels')).toHaveAttribute('aria-expanded', 'false')
  await fold(page, 'Projects').click()
  await expect(links(page).getByRole('link', { name: 'Garden' })).toBeHidden()
  await fold(page, 'Labels').click()
  await links(page).getByRole('link', { name: 'label 39' }).click()
  await expect(heading(page, 'label 39')).toBeVisible()
})

test('a phone folds the same sections under "More"', async ({ page, person }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await person.api.projects.create({ name: 'Garden' })
  await page.goto('/inbox')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await fold(page, 'Projects').click()
  await expect(links(page).getByRole('link', { name: 'Garden' })).toBeHidden()
  await expectAccessible(page, 'a folded section on a phone')
  await page.reload()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await fold(page, 'Projects').click()
  await links(page).getByRole('link', { name: 'Garden' }).click()
  await expect(heading(page, 'Garden')).toBeVisible()
})

test('on the rail nothing is folded: there is no name to unfold it by', async ({ page, person }) => {
  await person.api.projects.create({ name: 'Garden' })
  await page.goto('/inbox')
  await fold(page, 'Projects').click()
  await expect(links(page).getByRole('link', { name: 'Garden' })).toBeHidden()
  await page.setViewportSize({ width: 834, height: 900 })
  await expect(links(page).getByRole('link', { name: 'Garden' })).toBeVisible()
  await expect(links(page).locator('[aria-controls]')).toHaveCount(0)
  await expect(links(page).getByRole('heading', { name: 'Projects' })).toBeAttached()
})

test('the rail tells projects apart by letters, and names everything in a menu', async ({ page, person }) => {
  const { api } = person
  for (const name of ['Front garden', 'Family']) await api.projects.create({ name, color: 'green' })
  await api.filters.create({ name: 'Urgent things', query: 'priority:urgent' })
  await api.labels.create({ name: 'home' })
  await page.setViewportSize({ width: 834, height: 1112 })
  await page.goto('/inbox')
  const garden = links(page).getByRole('link', { name: 'Front garden' })
  await expect(garden.getByText('FG', { exact: true })).toBeVisible()
  await expect(links(page).getByRole('link', { name: 'Family' }).getByText('Fa', { exact: true })).toBeVisible()
  await garden.hover()
  await expect(page.locator('.tooltip')).toHaveText('Front garden')
  await page.mouse.move(600, 600)
  await expect(page.locator('.tooltip')).toHaveCount(0)
  await links(page).getByRole('button', { name: 'Labels' }).focus()
  await page.keyboard.press('Tab')
  await expect(links(page).getByRole('link', { name: /^F/ }).first()).toBeFocused()
  await expect(page.locator('.tooltip')).toHaveText(/Family|Front garden/)
  await expectAccessible(page, 'the rail')

  for (const [section, name] of [
    ['Projects', 'Family'],
    ['Filters', 'Urgent things'],
    ['Labels', 'home'],
  ] as const) {
    await links(page).getByRole('button', { name: section, exact: true }).press('Enter')
    await expect(page.getByRole('menu', { name: section })).toBeVisible()
    await expectAccessible(page, `the menu of ${section}`)
    await page.getByRole('menuitem', { name, exact: true }).click()
    await expect(heading(page, name)).toBeVisible()
  }
  await links(page).getByRole('button', { name: 'Labels', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Manage labels' }).click()
  await expect(heading(page, 'Labels')).toBeVisible()
})

const links = (page: Page) => page.getByRole('navigation', { name: /Views|More/ })
const fold = (page: Page, name: string) => links(page).getByRole('button', { name, exact: true })
