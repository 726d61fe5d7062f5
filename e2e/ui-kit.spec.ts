import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { createServer, type ViteDevServer } from 'vite'

let gallery: ViteDevServer

test.beforeAll(async () => {
  gallery = await createServer({
    configFile: 'web/vite.config.ts',
    server: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  })
  await gallery.listen()
})
test.afterAll(() => gallery.close())

test.beforeEach(async ({ page }) => {
  await page.goto(new URL('gallery.html', gallery.resolvedUrls?.local[0]).href)
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const item = (page: Page, name: string) => page.getByRole('menuitem', { name })

test('a menu is walked by arrows, ends and letters, and gives the focus back', async ({ page }) => {
  await button(page, 'Actions').focus()
  await page.keyboard.press('ArrowDown')
  await expect(item(page, 'Rename')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(item(page, 'Move to trash')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(item(page, 'Rename')).toBeFocused()
  await page.keyboard.press('End')
  await expect(item(page, 'Move to trash')).toBeFocused()
  await page.keyboard.press('p')
  await expect(item(page, 'Priority')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(button(page, 'Actions')).toBeFocused()
})

test('a menu of a choice begins at the chosen item', async ({ page }) => {
  await button(page, 'Status: Pending').click()
  await page.getByRole('menuitemradio', { name: 'Completed' }).click()
  await button(page, 'Status: Completed').press('Enter')
  const chosen = page.getByRole('menuitemradio', { name: 'Completed' })
  await expect(chosen).toBeFocused()
  await expect(chosen).toBeChecked()
})

test('the button of an open menu closes it, and so does a press outside', async ({ page }) => {
  await button(page, 'Actions').click()
  await expect(page.getByRole('menu')).toBeVisible()
  await button(page, 'Actions').click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await button(page, 'Actions').click()
  await page.mouse.click(5, 5)
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('an item that cannot be chosen says why and stays', async ({ page }) => {
  await button(page, 'Actions').click()
  const duplicate = item(page, 'Duplicate')
  await duplicate.click({ force: true })
  await expect(duplicate).toBeVisible()
  await expect(duplicate).toContainText('You can only view this task')
})

test('a menu stays inside the window', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 })
  await button(page, 'Actions').click()
  const menu = await page.getByRole('menu').boundingBox()
  expect(menu).toBeTruthy()
  expect(menu!.x).toBeGreaterThanOrEqual(0)
  expect(menu!.x + menu!.width).toBeLessThanOrEqual(390)
  expect(menu!.y).toBeGreaterThanOrEqual(0)
  expect(menu!.y + menu!.height).toBeLessThanOrEqual(500)
})

test('a dialog begins at its first field, keeps the focus inside and gives it back', async ({ page }) => {
  await button(page, 'Open dialog').click()
  const dialog = page.getByRole('dialog', { name: 'Rename project' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press('Tab')
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      ),
    ).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(button(page, 'Open dialog')).toBeFocused()
})

test('a dialog that a menu opened gives the focus back to the button of the menu', async ({ page }) => {
  await button(page, 'Actions').click()
  await item(page, 'Rename').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await button(page, 'Cancel').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button(page, 'Actions')).toBeFocused()
})

test('a press on the veil closes a dialog, a selection dragged onto it does not', async ({ page }) => {
  await button(page, 'Open dialog').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading').hover()
  await page.mouse.down()
  await page.mouse.move(10, 10)
  await page.mouse.up()
  // Asked of the element: one that was closed is still to be seen while it leaves.
  expect(await dialog.evaluate(element => (element as HTMLDialogElement).open)).toBe(true)
  await page.mouse.click(10, 10)
  await expect(dialog).toHaveCount(0)
})

test('a menu in a sheet takes the first Esc, the sheet the second', async ({ page }) => {
  await button(page, 'Open sheet').click()
  const sheet = page.getByRole('dialog', { name: 'Home' })
  await sheet.getByRole('button', { name: 'More' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(sheet).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})

test('a sheet beside leaves the page in use on a desk and covers it on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await button(page, 'Open sheet beside').click()
  const sheet = page.getByRole('dialog', { name: 'Beside' })
  await button(page, 'Status: Pending').click()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeVisible()
  await sheet.getByRole('button', { name: 'Date' }).click()
  await page.getByRole('dialog', { name: 'Date' }).getByLabel('Day').press('Escape')
  await expect(page.getByRole('dialog', { name: 'Date' })).toHaveCount(0)
  await expect(sheet).toBeVisible()
  await sheet.getByRole('button', { name: 'Close' }).press('Escape')
  await expect(sheet).toHaveCount(0)

  await page.setViewportSize({ width: 390, height: 844 })
  await button(page, 'Open sheet beside').click()
  await expect(sheet).toBeVisible()
  expect(await sheet.evaluate(element => element.matches(':modal'))).toBe(true)
  await expect.poll(() => sheet.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
})

test.describe('a toast', () => {
  test.beforeEach(({ page }) => page.clock.install())

  test('leaves by itself, but not while one points at it', async ({ page }) => {
    await button(page, 'Show a toast').click()
    const toast = page.getByText('Task moved to trash.')
    await toast.hover()
    await page.clock.runFor(30_000)
    await expect(toast).toBeVisible()
    await page.mouse.move(5, 5)
    await page.clock.runFor(2000)
    await expect(toast).toHaveCount(0)
  })

  test('stays while the focus is in it and hands it back', async ({ page }) => {
    await button(page, 'Show a toast').press('Enter')
    await button(page, 'Undo').last().focus()
    await page.clock.runFor(30_000)
    await page.keyboard.press('Enter')
    await expect(page.getByText('Task moved to trash.')).toHaveCount(0)
    await expect(page.getByText('Task restored.')).toBeVisible()
    await expect(button(page, 'Show a toast')).toBeFocused()
  })

  test('of a failure stays until it is closed', async ({ page }) => {
    await button(page, 'Show a failure').click()
    await page.mouse.move(5, 5)
    await page.clock.runFor(60_000)
    const region = page.getByRole('region', { name: 'Messages' })
    await expect(region).toContainText('The change was refused')
    await region.getByRole('button', { name: 'Dismiss' }).click()
    await expect(region).toBeEmpty()
  })

  test('can be pressed over a modal sheet', async ({ page }) => {
    await button(page, 'Open sheet').click()
    await button(page, 'Show a toast here').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('Task moved to trash.')).toHaveCount(0)
  })
})

test('a disabled button does nothing, can be reached and says why', async ({ page }) => {
  const disabled = button(page, 'Move to trash')
  await disabled.focus()
  await expect(disabled).toBeFocused()
  await expect(disabled).toHaveAccessibleDescription('Only the owner can do this')
  await disabled.hover()
  await expect(page.locator('.tooltip')).toHaveText(/Only the owner can do this/)
  await page.keyboard.press('Escape')
  await expect(page.locator('.tooltip')).toHaveCount(0)
})

test.describe('assistive technology reaches everything', () => {
  // A colour on its way from one to another has no contrast to measure.
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  for (const theme of ['light', 'dark']) {
    test(`in the ${theme} gallery`, async ({ page }) => {
      await page.goto(`${page.url()}?theme=${theme}`)
      await page.getByRole('heading', { name: 'Gallery' }).waitFor()
      const violations = async (part: string) => (await new AxeBuilder({ page }).include(part).analyze()).violations
      expect(await violations('body')).toEqual([])
      await button(page, 'Open dialog').click()
      expect(await violations('dialog')).toEqual([])
      await button(page, 'Cancel').click()
      await button(page, 'Actions').click()
      expect(await violations('[role=menu]')).toEqual([])
    })
  }
})

for (const width of [320, 390, 834, 1440]) {
  test(`nothing is wider than a window of ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.getByRole('heading', { name: 'Gallery' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
}
