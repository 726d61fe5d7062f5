import { expect, type Page } from '@playwright/test'

/** Walks until a button is reached, as far as a person would. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  const button = page.getByRole('button', { name })
  for (let step = 0; step < 40; step++) {
    if (await button.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(button).toBeFocused()
}

/** Something on the page has the focus: not the page as a whole, from where Tab would begin anew. */
export async function expectFocus(page: Page) {
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)
}
