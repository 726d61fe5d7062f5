import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { openTitles, taskNamed } from './person.ts'
import { heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('the button of a row opens its menu, and what is chosen is done to that row', async ({ page, person }) => {
  for (const title of ['First', 'Second', 'Third']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  const more = page.getByRole('button', { name: 'Task actions: Second' })
  await row(page, 'Second').hover()
  await more.click()
  await expect(menu(page)).toBeVisible()
  await expect(more).toHaveAttribute('aria-expanded', 'true')
  await expectClean(page)
  await more.click()
  await expect(menu(page)).toBeHidden()

  await more.click()
  await item(page, 'Move to top').click()
  await expect(rowsIn(page).getByRole('link')).toHaveText(['Second', 'First', 'Third'])
  await expect(messages(page)).toContainText('“Second” moved to place 1 of 3.')
  await expect(row(page, 'Second').getByRole('link')).toBeFocused()

  await more.click()
  await expect(item(page, 'Move up')).toHaveAttribute('aria-disabled', 'true')
  await expect(item(page, 'Move up')).toContainText('It is at the top already.')
  await item(page, 'Complete').click()
  await expect.poll(() => openTitles(person)).toHaveLength(2)
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Second')).toBeVisible()

  await page.getByRole('button', { name: 'Task actions: Third' }).click()
  await item(page, 'Move to trash').click()
  await expect(row(page, 'Third')).toBeHidden()
  await page.getByRole('button', { name: 'Task actions: First' }).click()
  await item(page, 'Duplicate').click()
  await expect(row(page, 'First')).toHaveCount(2)
  await page.getByRole('button', { name: 'Task actions: Second' }).click()
  await item(page, 'Open').click()
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Second')
})

test('the right key of the mouse opens it where it points, and leads on to the choices', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  const garden = await person.api.projects.create({ name: 'Garden' })
  await person.api.labels.create({ name: 'home' })
  await page.goto('/inbox')
  const first = row(page, 'First').getByRole('link')
  const open = () => first.click({ button: 'right', position: { x: 60, y: 10 } })
  await open()
  const [corner, link] = [await menu(page).boundingBox(), await first.boundingBox()]
  expect(corner!.x).toBeCloseTo(link!.x + 60, 0)
  await item(page, 'Priority…').click()
  await page.getByRole('menuitemradio', { name: 'High' }).click()
  await expect(row(page, 'First').getByRole('img', { name: 'Priority: high' })).toBeVisible()
  await expect(first).toBeFocused()

  await open()
  await item(page, 'Status…').click()
  await page.getByRole('menuitemradio', { name: 'In progress' }).click()
  await open()
  await item(page, 'Labels…').click()
  await page.getByRole('dialog', { name: 'Labels' }).getByRole('checkbox', { name: 'home' }).click()
  await page.keyboard.press('Escape')
  await expect(first).toBeFocused()
  await expect(row(page, 'First')).toContainText('home')
  await open()
  await item(page, 'Due…').click()
  await page
    .getByRole('dialog', { name: 'Due' })
    .getByRole('button', { name: /^Tomorrow/ })
    .click()
  await expect(row(page, 'First')).toContainText('Tomorrow')
  await open()
  await item(page, 'Move to project…').click()
  await page.getByRole('menuitemradio', { name: 'Garden' }).click()
  await expect(row(page, 'First')).toBeHidden()
  await expect
    .poll(async () => taskNamed(person, 'First'))
    .toMatchObject({ priority: 'high', status: 'in_progress', projectId: garden.id })
})

test('the keyboard opens the menu, and S P D L M the choices, of the row in focus', async ({ page, person }) => {
  for (const title of ['First', 'Second']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(2)
  await page.keyboard.press('j')
  const first = row(page, 'First').getByRole('link')
  for (const key of ['Shift+F10', 'ContextMenu']) {
    await page.keyboard.press(key)
    await expect(item(page, 'Open')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(menu(page)).toBeHidden()
    await expect(first).toBeFocused()
  }
  await page.keyboard.press('p')
  await page.keyboard.press('u')
  await page.keyboard.press('Enter')
  await expect(row(page, 'First').getByRole('img', { name: 'Priority: urgent' })).toBeVisible()
  await expect(first).toBeFocused()
  const choices = { s: 'Status', m: 'Project', d: 'Due', l: 'Labels' }
  for (const [key, name] of Object.entries(choices)) {
    await page.keyboard.press(key)
    const choice = page.getByRole('menu', { name }).or(page.getByRole('dialog', { name }))
    await expect(choice).toBeVisible()
    await expectClean(page)
    await page.keyboard.press('Escape')
    await expect(choice).toBeHidden()
    await expect(first).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(panel(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(panel(page).getByRole('checkbox')).toBeFocused()
  await page.keyboard.press('s')
  await expect(page.getByRole('menu', { name: 'Status' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel(page).getByRole('checkbox')).toBeFocused()
  await expect(panel(page)).toBeVisible()
})

test('on one of several that are selected, the menu means all of them', async ({ page, person }) => {
  for (const title of ['First', 'Second', 'Third']) await person.api.tasks.create({ title })
  await page.goto('/inbox')
  for (const title of ['First', 'Third'])
    await row(page, title)
      .getByRole('link')
      .click({ modifiers: ['Control'] })
  const open = () => row(page, 'Third').getByRole('link').click({ button: 'right' })
  await open()
  await expect(page.getByRole('menu', { name: 'Actions for 2 selected tasks' })).toBeVisible()
  await item(page, 'Priority…').click()
  await page.getByRole('menuitem', { name: 'Low' }).click()
  await expect(messages(page)).toContainText('Priority of 2 tasks changed.')
  await open()
  await item(page, 'Move to bottom').click()
  await expect(rowsIn(page).getByRole('link')).toHaveText(['Second', 'First', 'Third'])
  await open()
  await item(page, 'Complete').click()
  await expect.poll(() => openTitles(person)).toEqual(['Second'])
})

test('in a list that goes by dates the menu says why nothing moves', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/all')
  await row(page, 'First').getByRole('link').click({ button: 'right' })
  await expect(item(page, 'Move up or down')).toContainText('This list goes by dates.')
  await expect(item(page, 'Move up or down')).toHaveAttribute('aria-disabled', 'true')
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the menu is a tap away, fits the screen, and puts tasks in order', async ({ page, person }) => {
    const parent = await person.api.tasks.create({ title: 'First' })
    await person.api.tasks.create({ title: 'Second' })
    for (const title of ['One', 'Two']) await person.api.tasks.create({ title, parentId: parent.id })
    await page.goto('/inbox')
    await expect(heading(page, 'Inbox')).toBeVisible()
    await page.getByRole('button', { name: 'Task actions: First' }).tap()
    await expect(menu(page)).toBeInViewport({ ratio: 1 })
    expect(await menu(page).evaluate(element => element.scrollHeight <= element.clientHeight)).toBe(true)
    await expectClean(page)
    await item(page, 'Move down').tap()
    await expect(rowsIn(page).getByRole('link')).toHaveText(['Second', 'First'])

    await row(page, 'First').getByRole('link').tap()
    await panel(page).getByRole('button', { name: 'Task actions: Two' }).tap()
    await item(page, 'Move up').tap()
    await expect(panel(page).getByRole('list', { name: 'Subtasks' }).getByRole('link')).toHaveText(['Two', 'One'])
    await panel(page).getByRole('button', { name: 'Task actions: Two' }).tap()
    await item(page, 'Due…').tap()
    await page
      .getByRole('dialog', { name: 'Due' })
      .getByRole('button', { name: /^Today/ })
      .tap()
    await expect(panel(page).getByRole('listitem').first()).toContainText('Today')
    await panel(page).getByRole('button', { name: 'Close' }).tap()

    await page.getByRole('button', { name: 'Task actions: First' }).tap()
    await item(page, 'Select').tap()
    await expect(page.getByRole('toolbar', { name: 'Actions for the selected tasks' })).toContainText('1 selected')
  })
})

const menu = (page: Page) => page.getByRole('menu')
const item = (page: Page, name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}`) })

async function expectClean(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
}
