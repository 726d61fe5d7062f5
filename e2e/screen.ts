import type { Page } from '@playwright/test'

/** A task's line in the list of the page. */
export const row = (page: Page, title: string) =>
  rowsIn(page).filter({ has: page.getByRole('link', { name: title, exact: true }) })

export const rowsIn = (page: Page) => page.getByRole('main').getByRole('listitem')

/** The task that is open. */
export const panel = (page: Page) => page.getByRole('dialog', { name: 'Task', exact: true })

/** Where the product says what it did: every dialog has such a place, the one on top of all speaks. */
export const messages = (page: Page) =>
  page.getByRole('region', { name: 'Messages' }).filter({ has: page.getByRole('button') })

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 })

/** `G` and the letter of a view. Neither key waits for the other to be answered: the page has no patience with a slow machine. */
export const goByKeys = (page: Page, letter: string) =>
  Promise.all([page.keyboard.press('g'), page.keyboard.press(letter)])

/** Through the dialog, from wherever one is. */
export async function addTask(page: Page, title: string): Promise<void> {
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'New task' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
  await dialog.getByRole('button', { name: 'Add task' }).click()
  await dialog.waitFor({ state: 'hidden' })
}
