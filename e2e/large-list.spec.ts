import type { Page } from '@playwright/test'
import { aFewAtATime } from '../server/test/a-few-at-a-time.ts'
import { addMany } from './furnish.ts'
import { holdBack } from './hold-back.ts'
import { rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('a list of a thousand is in the document only where it is looked at', async ({ page, person }) => {
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length)
  await addMany(person, 1000)
  await page.goto('/all')
  await expect(page.getByText('1,000 open, 0 done')).toBeVisible()
  await expect(rowsIn(page).first()).toBeVisible()
  expect(await nodes()).toBeLessThan(1500)
  // As many as a window shows, once it is known what is near.
  await expect.poll(() => rowsIn(page).count()).toBeLessThan(100)
  // The one that Tab comes to stays, wherever the window is.
  const fifth = await rowsIn(page).nth(4).innerText()
  await toTheEnd(page)
  expect(await rowsIn(page).nth(4).innerText()).not.toBe(fifth)
  expect(await nodes()).toBeLessThan(1500)

  await page.goto('/all?group=priority&sort=title')
  await expect(page.getByRole('button', { name: 'No priority 1000' })).toBeVisible()
  await expect(rowsIn(page).nth(1)).toBeVisible()
  expect(await nodes()).toBeLessThan(1500)
  await toTheEnd(page)
  expect(await nodes()).toBeLessThan(1500)
})

for (const address of ['/inbox?q=status:pending,completed', '/inbox?q=status:pending,completed&group=priority']) {
  test(`a list at ${address} that becomes long leaves the row, its menu and the focus where they are`, async ({
    page,
    person,
  }) => {
    await addMany(person, 80)
    await aFewAtATime(Array.from({ length: 70 }), (_, n) =>
      person.api.tasks.create({ title: `Done ${n}`, completed: true }),
    )
    const done = await holdBack(page, '**/api/v1/tasks?*completed=true*')
    await page.goto(address)
    await expect(tasksIn(page)).toHaveCount(80)
    const one = tasksIn(page).nth(60)
    await one.scrollIntoViewIfNeeded()
    await one.hover()
    await one.getByRole('button', { name: /^Task actions/ }).click()
    const menu = page.getByRole('menu')
    await expect(menu).toBeVisible()
    const element = await one.elementHandle()
    const top = await element?.evaluate(line => line.getBoundingClientRect().top)

    done.release()
    await expect(tasksIn(page).first()).toHaveAttribute('aria-setsize', '150')
    await expect.poll(() => tasksIn(page).count()).toBeLessThan(80)
    expect(await element?.evaluate(line => line.isConnected)).toBe(true)
    expect(await element?.evaluate(line => line.getBoundingClientRect().top)).toBeCloseTo(top ?? 0, 0)
    await expect(menu).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu).toBeHidden()
    const isIn = () => element?.evaluate(line => line.contains(document.activeElement))
    await expect.poll(isIn).toBe(true)

    // Nor does it go when one looks elsewhere, and it is where the keys go on.
    await page.evaluate(() => scrollTo(0, 0))
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    expect(await isIn()).toBe(true)
    await page.keyboard.press('j')
    await expect(page.locator('main .row-title:focus')).toBeInViewport()
    expect(await element?.evaluate(line => line.nextElementSibling?.contains(document.activeElement))).toBe(true)
  })
}

const tasksIn = (page: Page) => rowsIn(page).filter({ has: page.locator('[data-task]') })

/** Again where the list was still growing: the browser scrolls to the end that there was when the key was pressed. */
async function toTheEnd(page: Page) {
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(rowsIn(page).last()).toHaveAttribute('aria-posinset', '1000', { timeout: 2000 })
  }).toPass()
  await expect(rowsIn(page).last()).toBeInViewport()
}
