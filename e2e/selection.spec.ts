import type { Page } from '@playwright/test'
import { addMany } from './furnish.ts'
import { holdBack } from './hold-back.ts'
import { openTitles, taskNamed, type Person } from './person.ts'
import { heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('tasks are selected by keys, changed together, and one undo takes it back', async ({ page, person }) => {
  await make(person, ['First', 'Second', 'Third', 'Fourth'])
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(4)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(bar(page)).toContainText('1 selected')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await expect(bar(page)).toContainText('3 selected')
  await page.keyboard.press('Shift+K')
  await expect(selected(page)).toHaveCount(2)

  await page.keyboard.press('p')
  await page.getByRole('menuitem', { name: 'High' }).click()
  await expect(messages(page)).toContainText('Priority of 2 tasks changed.')
  await expect(rowsIn(page).getByRole('img', { name: 'Priority: high' })).toHaveCount(2)
  await expect.poll(async () => (await taskNamed(person, 'Second'))?.priority).toBe('high')
  await page.keyboard.press('Control+z')
  await expect(rowsIn(page).getByRole('img', { name: 'Priority: high' })).toHaveCount(0)
  await expect.poll(async () => (await taskNamed(person, 'Second'))?.priority).toBe('none')

  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  await page.keyboard.press('Control+a')
  await expect(bar(page)).toContainText('4 selected')
  await page.keyboard.press('e')
  await expect(messages(page)).toContainText('4 tasks completed.')
  await expect(bar(page)).toBeHidden()
  await expect.poll(() => openTitles(person)).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(() => openTitles(person)).toHaveLength(4)
})

test('when what is selected leaves the list, the keyboard is on the row beside it', async ({ page, person }) => {
  await make(person, ['First', 'Second', 'Third', 'Fourth'])
  await person.api.projects.create({ name: 'Garden' })
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(4)
  const focused = (title: string) => expect(row(page, title).getByRole('link')).toBeFocused()
  for (const leave of [['Delete'], ['e'], ['m', 'End', 'Enter']]) {
    await row(page, 'Second').getByRole('link').focus()
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+J')
    await expect(bar(page)).toContainText('2 selected')
    for (const key of leave) {
      if (key === 'End')
        await expect(page.getByRole('menuitemradio').or(page.getByRole('menuitem')).first()).toBeFocused()
      await page.keyboard.press(key)
    }
    await expect(rowsIn(page)).toHaveCount(2)
    await focused('Fourth')
    await page.keyboard.press('Control+z')
    await expect(rowsIn(page)).toHaveCount(4)
  }
  // A press in the bar leaves nothing behind that could keep the focus.
  await row(page, 'Second').getByRole('link').focus()
  await page.keyboard.press('x')
  await bar(page).getByRole('button', { name: 'Delete' }).click()
  await expect(bar(page)).toBeHidden()
  await focused('Third')
})

test('Ctrl and Shift with a press select; labels and a project go to all', async ({ page, person }) => {
  await make(person, ['First', 'Second', 'Third', 'Fourth'])
  const garden = await person.api.projects.create({ name: 'Garden' })
  const label = await person.api.labels.create({ name: 'home' })
  await person.api.tasks.update({ taskId: (await taskNamed(person, 'First'))?.id ?? '', labelIds: [label.id] })
  await page.goto('/inbox')
  const press = (title: string, modifiers: ('Control' | 'Shift')[]) =>
    row(page, title).getByRole('link').click({ modifiers })
  await press('First', ['Control'])
  await press('Third', ['Shift'])
  await press('Second', ['Control'])
  await expect(bar(page)).toContainText('2 selected')
  await expect(panel(page)).toBeHidden()

  await bar(page).getByRole('button', { name: 'Labels' }).click()
  const home = page.getByRole('checkbox', { name: 'home' })
  await expect(home).toHaveAttribute('aria-checked', 'mixed')
  await home.click()
  await expect(home).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(bar(page)).toContainText('2 selected')
  await expect(row(page, 'Third')).toContainText('home')

  await bar(page).getByRole('button', { name: 'Move' }).click()
  await page.getByRole('menuitem', { name: 'Garden' }).click()
  await expect(messages(page)).toContainText('2 tasks moved to Garden.')
  // What is out of sight is no longer selected.
  await expect(bar(page)).toBeHidden()
  await expect.poll(async () => (await taskNamed(person, 'Third'))?.projectId).toBe(garden.id)
  expect((await taskNamed(person, 'Third'))?.labelIds).toEqual([label.id])
  await expect(rowsIn(page)).toHaveCount(2)
})

test('a key means what is selected, also before the bar has come for the first time', async ({ page, person }) => {
  await make(person, ['First', 'Second', 'Third'])
  const script = await holdBack(page, '**/assets/selection-bar-*.js')
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(3)
  await page.keyboard.press('j')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('p')
  // Meant was what was selected then.
  await page.keyboard.press('x')
  await expect(selected(page)).toHaveCount(2)
  await page.keyboard.press('e')
  await expect(selected(page)).toHaveCount(2)
  script.release()
  await expect(messages(page)).toContainText('2 tasks completed.')
  await expect.poll(() => openTitles(person)).toEqual(['First'])
  await expect(page.getByRole('menu')).toBeHidden()
})

test('more than a hundred go in steps, and come back as one', async ({ page, person }) => {
  await addMany(person, 160)
  await page.goto('/inbox')
  await expect(rowsIn(page).first()).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(bar(page)).toContainText('160 selected')
  await page.keyboard.press('Delete')
  await expect(page.getByText('The inbox is empty.')).toBeVisible()
  // So many writes take seconds at the best of times.
  const total = async () => (await person.api.tasks.stats()).total
  await expect.poll(total, { timeout: 60_000 }).toBe(0)
  await page.keyboard.press('Control+z')
  await expect.poll(total, { timeout: 60_000 }).toBe(160)
  await expect(rowsIn(page).first()).toBeVisible()
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a long press selects, taps add to it, and the bar is under the thumb', async ({ page, person }) => {
    await make(person, ['First', 'Second', 'Third'])
    await page.goto('/inbox')
    await expect(heading(page, 'Inbox')).toBeVisible()
    await longPress(page, 'First')
    await expect(bar(page)).toContainText('1 selected')
    await row(page, 'Third').getByRole('link').tap()
    await expect(bar(page)).toContainText('2 selected')
    await expect(panel(page)).toBeHidden()
    await bar(page).getByRole('button', { name: 'Complete' }).tap()
    await expect(bar(page)).toBeHidden()
    await expect.poll(() => openTitles(person)).toEqual(['Second'])
    await row(page, 'Second').getByRole('link').tap()
    await expect(panel(page)).toBeVisible()
  })
})

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Actions for the selected tasks' })
const selected = (page: Page) => rowsIn(page).getByRole('checkbox', { name: /^Select /, checked: true })

async function make({ api }: Person, titles: string[]) {
  for (const title of titles) await api.tasks.create({ title })
}

async function longPress(page: Page, title: string) {
  const box = await row(page, title).getByRole('link').boundingBox()
  const fingers = await page.context().newCDPSession(page)
  const touchPoints = [{ x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 10 }]
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await expect(bar(page)).toBeVisible()
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
