import { expect, test } from './test.ts'

test('the page about the API is styled, and breaks none of its own rules', async ({ page }) => {
  await page.goto('/docs')
  await expect(page.getByText('POST /auth/login', { exact: true })).toBeVisible()
  const display = await page.evaluate(() => getComputedStyle(document.body).display)
  expect(display).toBe('grid')
})
