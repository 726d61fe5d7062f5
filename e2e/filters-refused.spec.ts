import type { Page } from '@playwright/test'
import type { Person } from './person.ts'
import { messages } from './screen.ts'
import { expect, test } from './test.ts'

test('undo says so when another filter has taken the name, and where to go from there', async ({ page, person }) => {
  const { id } = await person.api.filters.create({ name: 'Errands', query: 'is:open' })
  await page.goto('/filters')
  await page.getByRole('button', { name: 'Actions for Errands' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect.poll(() => saved(person)).toEqual([])
  const other = await person.api.filters.create({ name: 'errands', query: 'is:done' })
  await page.keyboard.press('Control+z')
  const said = 'You have a filter named “errands” already. Rename it, then undo this in the activity.'
  await expect(messages(page)).toHaveText(new RegExp(`Not taken back\\. ${said.replaceAll('.', '\\.')}`))
  await expect(messages(page)).not.toContainText('Undone')
  // What was shown as back is not there either, once all is asked for anew.
  await page.waitForLoadState('networkidle')
  await expect(lines(page)).toContainText(['errands'])

  await page.goto('/activity')
  const takeBack = page.getByRole('button', { name: 'Undo: deleted the filter, Errands' })
  await takeBack.click()
  await expect(messages(page)).toContainText(`Nothing was taken back. ${said}`)
  await person.api.filters.update({ filterId: other.id, name: 'Other errands' })
  await takeBack.click()
  await expect.poll(() => saved(person)).toMatchObject([{ id, name: 'Errands' }, { name: 'Other errands' }])
})

test('what cannot be saved is said in the form, before anything looks saved', async ({ page, person }) => {
  for (let n = 0; n < 30; n++) await person.api.labels.create({ name: `l${n}` })
  const all = `label:${Array.from({ length: 30 }, (_, n) => `l${n}`).join()}`
  const { id } = await person.api.filters.create({ name: 'Open', query: 'is:open' })
  await page.goto(`/search?q=${all}`)
  await page.getByRole('button', { name: 'Save filter' }).click()
  await name(page).fill('All labels')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveAccessibleDescription(
    'This names too many labels and projects.',
  )
  await expect(page.getByRole('textbox', { name: 'Query' })).toBeFocused()
  await page.goto(`/filters/${id}?q=${all}`)
  const change = page.getByRole('button', { name: 'Save changes' })
  await expect(change).toHaveAccessibleDescription('This names too many labels and projects.')

  for (let n = 1; n < 100; n++) await person.api.filters.create({ name: `${n}`, query: 'is:open' })
  await page.goto('/search?q=is:open')
  await page.getByRole('button', { name: 'Save filter' }).click()
  await name(page).fill('One more')
  await page.keyboard.press('Enter')
  await expect(name(page)).toHaveAccessibleDescription('You have 100 filters. Delete one that is no longer used.')
  await expect(page).toHaveURL(/\/search/)
  await expect.poll(async () => (await person.api.filters.list({ limit: 100 })).items.length).toBe(100)
})

const saved = async ({ api }: Person) => (await api.filters.list()).items
const name = (page: Page) => page.getByRole('textbox', { name: 'Filter name' })
const lines = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('listitem')
