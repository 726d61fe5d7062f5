import { expect, type Page } from '@playwright/test'
import { dayIn } from './furnish.ts'
import type { Person } from './person.ts'

export const view = (page: Page) => page.getByRole('dialog', { name: 'View' })
export const viewButton = (page: Page) => page.getByRole('button', { name: 'View', exact: true })
export const chips = (page: Page) => page.getByRole('list', { name: 'Arranged by' }).getByRole('listitem')
export const titles = (page: Page) => page.locator('main [data-task] .row-title')
export const titlesUnder = (page: Page, group: string) =>
  page.getByRole('list', { name: group, exact: true }).locator('.row-title')

export async function openView(page: Page) {
  await viewButton(page).click()
  await expect(view(page)).toBeVisible()
}

/** A popover by its key, a sheet by the button under the thumb. */
export async function closeView(page: Page) {
  const done = view(page).getByRole('button', { name: 'Done' })
  if (await done.isVisible()) await done.click()
  else await page.keyboard.press('Escape')
  await expect(view(page)).toBeHidden()
}

export async function garden({ api }: Person) {
  const errand = await api.labels.create({ name: 'errand', color: 'orange' })
  const home = await api.labels.create({ name: 'home', color: 'green' })
  await api.tasks.create({ title: 'Prune the roses', priority: 'high', dueOn: dayIn(0), labelIds: [home.id] })
  await api.tasks.create({ title: 'Water the herbs', priority: 'high', labelIds: [home.id, errand.id] })
  await api.tasks.create({ title: 'Paint the fence', priority: 'low', dueOn: dayIn(30) })
  await api.tasks.create({ title: 'Call the plumber', dueOn: dayIn(-2), labelIds: [errand.id] })
  await api.tasks.create({ title: 'Order seeds', priority: 'urgent' })
  await api.tasks.create({ title: 'Fill the cans', completed: true })
}
