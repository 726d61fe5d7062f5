import { aFewAtATime } from '../server/test/a-few-at-a-time.ts'
import { garden, titles, titlesUnder, view, viewButton } from './arranged.ts'
import { heading, messages } from './screen.ts'
import { expect, test } from './test.ts'

test.describe('with keys', { tag: '@keys' }, () => {
  test('V opens, J and K walk through all groups, and what is typed elsewhere stays a letter', async ({
    page,
    person,
  }) => {
    await garden(person)
    await page.goto('/inbox?group=label&sort=title')
    await expect(titles(page)).toHaveCount(6)
    const walked = []
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press('j')
      walked.push(await page.evaluate(() => document.activeElement?.textContent))
    }
    expect(walked).toEqual(await titles(page).allTextContents())
    await page.keyboard.press('k')
    await expect(titles(page).nth(4)).toBeFocused()

    await page.keyboard.press('v')
    await expect(view(page).getByLabel('Group by')).toBeFocused()
    await view(page).getByRole('textbox').pressSequentially('vjke')
    await expect(view(page).getByRole('textbox')).toHaveValue('vjke')
    await page.keyboard.press('Escape')
    await expect(view(page)).toBeHidden()
    await expect(viewButton(page)).toBeFocused()
    const chip = page.getByRole('button', { name: 'Remove: “vjke”' })
    await chip.focus()
    await page.keyboard.press('Delete')
    await expect(page.getByRole('button', { name: /^Remove: by title/ })).toBeFocused()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toContainText('Group, sort and filter the list')
    await page.keyboard.press('Escape')
    // Each view has a button of its own, and the choice stands below that.
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await expect(heading(page, 'All tasks')).toBeVisible()
    await page.keyboard.press('v')
    const [panelBox, button] = [await view(page).boundingBox(), await viewButton(page).boundingBox()]
    expect(panelBox?.y).toBeGreaterThan(button?.y ?? 0)
    expect(
      Math.abs((panelBox?.x ?? 0) + (panelBox?.width ?? 0) - (button?.x ?? 0) - (button?.width ?? 0)),
    ).toBeLessThan(2)
    // There is nothing to arrange.
    await page.goto('/today')
    await expect(heading(page, 'Today')).toBeVisible()
    await page.keyboard.press('v')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('what a choice of its menu takes out of its group, the keyboard and the choice stay with', async ({
    page,
    person,
  }) => {
    await garden(person)
    await page.goto('/inbox?group=label')
    const herbs = titlesUnder(page, 'home').filter({ hasText: 'Water the herbs' })
    await herbs.focus()
    await page.keyboard.press('l')
    const choice = page.getByRole('dialog', { name: 'Labels' })
    const field = choice.getByRole('textbox')
    await field.fill('ho')
    await choice.getByRole('checkbox', { name: 'home' }).uncheck()
    await expect(titlesUnder(page, 'home')).toHaveText(['Prune the roses'])
    await expect(field).toHaveValue('ho')
    await expect(choice.getByRole('checkbox', { name: 'home' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(choice).toBeHidden()
    await expect(titlesUnder(page, 'errand').filter({ hasText: 'Water the herbs' })).toBeFocused()

    await page.keyboard.press('s')
    await page.getByRole('menuitemradio', { name: 'Cancelled' }).click()
    await expect(titlesUnder(page, 'errand')).toHaveText(['Call the plumber'])
    await expect(titlesUnder(page, 'errand')).toBeFocused()
  })

  test('subtasks of several tasks have no order among each other', async ({ page, person }) => {
    for (const title of ['First', 'Second']) {
      const { id } = await person.api.tasks.create({ title })
      await person.api.tasks.create({ title: `Part of ${title}`, parentId: id })
    }
    await page.goto('/inbox?q=is:subtask')
    await expect(titles(page)).toHaveText(['Part of First', 'Part of Second'])
    await titles(page).first().focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(messages(page)).toContainText('shows subtasks')
  })

  test('a heading that folds keeps the focus, also where that leaves few rows', async ({ page, person }) => {
    const priorities = Array.from({ length: 105 }, (_, n) => (n < 50 ? 'high' : 'low'))
    await aFewAtATime(priorities, (priority, n) => person.api.tasks.create({ title: `Task ${n}`, priority }))
    await page.goto('/inbox?group=priority')
    const high = page.getByRole('button', { name: 'High 50' })
    await high.focus()
    await page.keyboard.press('Enter')
    await expect(high).toHaveAttribute('aria-expanded', 'false')
    await expect(high).toBeFocused()
  })

  test('Shift+J selects what lies between, also from a task that stands twice', async ({ page, person }) => {
    await garden(person)
    await page.goto('/inbox?group=label&sort=title')
    await titlesUnder(page, 'home').nth(1).focus()
    await page.keyboard.press('Shift+J')
    await expect(page.getByRole('status').filter({ hasText: '2 selected' })).toBeVisible()
  })
})
