import { newId } from '@cairn/contract/ids'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('many names end with their second line', async ({ page, person }) => {
    const batch = newId()
    const title = (n: number) => `A task with a name that is long enough for a line and more, number ${n}`
    for (const n of [1, 2, 3]) await person.api.tasks.create({ title: title(n) }, { batch })
    await page.goto('/activity')
    const deed = entry(page, 'You created 3 tasks')
    const names = deed.locator('button[aria-expanded]')
    const [above, below] = [await names.locator('bdi').boundingBox(), await deed.getByText('You created').boundingBox()]
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
    // What is cut off begins where the second line ends.
    const { height, line } = await names
      .locator('bdi')
      .evaluate(one => ({ height: one.clientHeight, line: Number.parseFloat(getComputedStyle(one).lineHeight) }))
    expect(height / line).toBeCloseTo(2)
    const { x = 0, y = 0 } = (await names.boundingBox()) ?? {}
    await page.touchscreen.tap(x + 20, y - 8)
    await expect(names).toHaveAttribute('aria-expanded', 'true')
  })
})

const entry = (page: Page, words: string) =>
  page.getByRole('main').getByRole('list').locator('> li').filter({ hasText: words })
