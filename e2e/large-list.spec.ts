import type { Page } from '@playwright/test'
import { addMany } from './furnish.ts'
import { rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('a list of a thousand is in the document only where it is looked at', async ({ page, person }) => {
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length)
  await page.goto('/all')
  await expect(page.getByText('No open tasks.')).toBeVisible()
  const empty = await nodes()

  await addMany(person, 7)
  await page.reload()
  await expect(rowsIn(page)).toHaveCount(7)
  const perRow = ((await nodes()) - empty) / 7

  await addMany(person, 993)
  await page.reload()
  await expect(page.getByText('1,000 open, 0 done')).toBeVisible()
  await expect(rowsIn(page).first()).toBeVisible()
  expect(await nodes()).toBeLessThan(1500)
  // The first hundred come first, and stand there as they are.
  await expect.poll(nodes).toBeLessThan(empty + 100 * perRow)
  const first = await rowsIn(page).first().innerText()
  await toTheEnd(page)
  expect(await rowsIn(page).first().innerText()).not.toBe(first)
  expect(await nodes()).toBeLessThan(1500)

  await page.goto('/all?group=priority&sort=title')
  await expect(page.getByRole('button', { name: 'No priority 1000' })).toBeVisible()
  await expect(rowsIn(page).nth(1)).toBeVisible()
  expect(await nodes()).toBeLessThan(1500)
  await toTheEnd(page)
  expect(await nodes()).toBeLessThan(1500)
})

/** Again where the list was still growing: the browser scrolls to the end that there was when the key was pressed. */
async function toTheEnd(page: Page) {
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(rowsIn(page).last()).toHaveAttribute('aria-posinset', '1000', { timeout: 2000 })
  }).toPass()
  await expect(rowsIn(page).last()).toBeInViewport()
}
