import type { Locator, Page } from '@playwright/test'
import { expectOrder, inboxOrder, make, ready } from './ordered.ts'
import { messages, panel, row } from './screen.ts'
import { expect, test } from './test.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('a row that is held and moved goes along; held alone it is selected, and a quick move scrolls', async ({
  page,
  person,
}) => {
  await make(person, ['First', 'Second', 'Third', 'Fourth'])
  await page.goto('/inbox')
  await ready(page)
  const selecting = page.getByRole('toolbar', { name: 'Actions for the selected tasks' })
  const finger = await fingerOn(page)
  await finger.down(row(page, 'First'))
  await expect(selecting).toBeVisible()
  await finger.move(row(page, 'Third'), 'after')
  await expect(page.locator('.drop-line')).toBeVisible()
  await expect(selecting).toBeHidden()
  await finger.up()
  await expectOrder(page, ['Second', 'Third', 'First', 'Fourth'])
  await expect(messages(page)).toContainText('“First” moved to place 3 of 4.')
  await expect(page.locator('.drag-preview')).toHaveCount(0)
  await expect(panel(page)).toBeHidden()
  await expect.poll(() => inboxOrder(person)).toEqual(['Second', 'Third', 'First', 'Fourth'])

  // Two are selected and go together.
  for (const title of ['Second', 'Fourth']) {
    await finger.down(row(page, title))
    await expect(row(page, title).getByRole('checkbox', { name: /^Select / })).toBeChecked()
    await finger.up()
  }
  await finger.down(row(page, 'Second'))
  await page.waitForTimeout(600)
  await finger.move(row(page, 'First'), 'after')
  await expect(page.locator('.drag-preview')).toHaveText('2 tasks')
  await finger.up()
  await expectOrder(page, ['Third', 'First', 'Second', 'Fourth'])
  await expect(selecting).toContainText('2 selected')
})

test('a list is scrolled by a finger that moves at once, and nothing of it is moved', async ({ page, person }) => {
  const titles = Array.from({ length: 30 }, (_, i) => `Task ${i + 1}`)
  await make(person, titles)
  await page.goto('/inbox')
  await ready(page)
  const finger = await fingerOn(page)
  await finger.down(row(page, 'Task 9'))
  await finger.move(row(page, 'Task 2'), 'before')
  await finger.up()
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  expect(await inboxOrder(person)).toEqual(titles)
  await expect(page.locator('.drag-preview')).toHaveCount(0)
})

/** One finger, as the browser hears of it. */
async function fingerOn(page: Page) {
  const touches = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    touches.send('Input.dispatchTouchEvent', { type, touchPoints })
  let at = { x: 0, y: 0 }
  return {
    async down(what: Locator) {
      const box = await what.boundingBox()
      if (!box) throw new Error('There is nothing to hold.')
      at = { x: box.x + 100, y: box.y + 12 }
      await send('touchStart', at)
    },
    async move(to: Locator, edge: 'before' | 'after') {
      const box = await to.boundingBox()
      if (!box) throw new Error('There is nowhere to go.')
      const from = at
      const end = { x: box.x + 80, y: edge === 'before' ? box.y + 6 : box.y + box.height - 6 }
      for (let step = 1; step <= 8; step++) {
        at = { x: from.x + ((end.x - from.x) * step) / 8, y: from.y + ((end.y - from.y) * step) / 8 }
        await send('touchMove', at)
      }
    },
    up: () => send('touchEnd'),
  }
}
