import type { Page } from '@playwright/test'
import { aFewAtATime } from '../server/test/a-few-at-a-time.ts'
import { dayIn } from './furnish.ts'
import type { Person } from './person.ts'
import { heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('what is chosen holds at once, stands in the address and above the list, and is kept', async ({
  page,
  person,
}) => {
  await garden(person)
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(5)
  await openView(page)
  await view(page).getByLabel('Group by').selectOption('Priority')
  await view(page).getByLabel('Sort by').selectOption('Title')
  await view(page).getByLabel('Direction').selectOption('Z to A')
  await view(page).getByRole('button', { name: 'High', exact: true }).click()
  await view(page).getByRole('button', { name: 'Low', exact: true }).click()
  await closeView(page)
  await expect(page).toHaveURL(/\/inbox\?group=priority&sort=title&order=desc&q=priority%3Ahigh%2Clow$/)
  await expect(chips(page)).toHaveText(['priority low or high', 'by title, Z to A', 'grouped by priority'])
  await expect(titlesUnder(page, 'High')).toHaveText(['Water the herbs', 'Prune the roses'])
  await expect(titlesUnder(page, 'Low')).toHaveText(['Paint the fence'])
  await expect(page.getByText('3 tasks', { exact: true })).toBeVisible()

  await page.reload()
  await expect(titlesUnder(page, 'High')).toHaveText(['Water the herbs', 'Prune the roses'])
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await page.getByRole('link', { name: 'Inbox' }).last().click()
  await expect(chips(page)).toHaveCount(3)
  await page.goBack()
  await expect(heading(page, 'Today')).toBeVisible()
  await page.goForward()
  await expect(titlesUnder(page, 'Low')).toHaveText(['Paint the fence'])
  // Another view is none of this one's business.
  await page.goto('/all')
  await expect(heading(page, 'All tasks')).toBeVisible()
  await expect(rowsIn(page)).toHaveCount(5)
  await expect(chips(page)).toHaveCount(0)

  await page.goto('/inbox')
  await page.getByRole('button', { name: 'Remove: grouped by priority' }).click()
  await expect(titles(page)).toHaveText(['Water the herbs', 'Prune the roses', 'Paint the fence'])
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(page).toHaveURL(/\/inbox$/)
  await expect(rowsIn(page)).toHaveCount(5)
  await expect(viewButton(page)).toBeFocused()
  await page.goto('/inbox')
  await expect(rowsIn(page)).toHaveCount(5)
})

test('the choices write the query, and the query may be written', async ({ page, person }) => {
  await garden(person)
  await page.goto('/all')
  await expect(rowsIn(page)).toHaveCount(5)
  await openView(page)
  const field = view(page).getByRole('textbox', { name: 'Filter' })
  await view(page).getByRole('checkbox', { name: 'home' }).check()
  await view(page).getByRole('checkbox', { name: 'errand' }).check()
  await expect(field).toHaveValue('label:errand,home')
  await expect(titles(page)).toHaveCount(3)
  await view(page).getByRole('checkbox', { name: 'All of them' }).check()
  await expect(field).toHaveValue('label:errand label:home')
  await expect(titles(page)).toHaveText(['Water the herbs'])
  await field.fill('due<=7d -label:home')
  await expect(titles(page)).toHaveText(['Call the plumber'])
  await expect(view(page).getByRole('checkbox', { name: 'home' })).not.toBeChecked()
  await view(page).getByRole('button', { name: 'Overdue' }).click()
  await expect(field).toHaveValue('-label:home is:overdue')
  await expect(view(page).getByRole('button', { name: 'Overdue' })).toHaveAttribute('aria-pressed', 'true')
  await field.fill('due:soon')
  await expect(field).toHaveAccessibleDescription(/“soon” is no day/)
  await field.fill('status:completed')
  await expect(titles(page)).toHaveText(['Fill the cans'])
  await field.fill('zebra')
  await closeView(page)
  await expect(page.getByText('No task here fits the filter.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(titles(page)).toHaveCount(5)
  await expect(viewButton(page)).toBeFocused()
})

test('a filter of nothing but mistakes finds nothing, and says why', async ({ page, person }) => {
  await garden(person)
  await page.goto('/all?q=label:garage')
  await expect(page.getByText('There is no label “garage”')).toBeVisible()
  await expect(page.getByText('0 tasks', { exact: true })).toBeVisible()
  await expect(rowsIn(page)).toHaveText(['left out: label:garage'])
  await page.getByRole('main').getByRole('button', { name: 'Clear the filter' }).click()
  await expect(rowsIn(page)).toHaveCount(5)
})

test('of several projects one can be chosen', async ({ page, person }) => {
  await garden(person)
  const { id } = await person.api.projects.create({ name: 'Front door' })
  await person.api.tasks.create({ title: 'Oil the lock', projectId: id })
  await page.goto('/all')
  await expect(rowsIn(page)).toHaveCount(6)
  await openView(page)
  await view(page).getByLabel('Project').selectOption('Front door')
  await expect(titles(page)).toHaveText(['Oil the lock'])
  await expect(view(page).getByLabel('Filter')).toHaveValue('project:"Front door"')
  await view(page).getByLabel('Project').selectOption('Any project')
  await expect(rowsIn(page)).toHaveCount(6)
})

test('groups fold, and a task stands under each of its labels', async ({ page, person }) => {
  await garden(person)
  await page.goto('/inbox?group=label')
  await expect(titlesUnder(page, 'errand')).toHaveText(['Water the herbs', 'Call the plumber'])
  await expect(titlesUnder(page, 'home')).toHaveText(['Prune the roses', 'Water the herbs'])
  await expect(titlesUnder(page, 'No label')).toHaveCount(2)
  await page.getByRole('button', { name: 'home 2' }).click()
  await expect(page.getByRole('list', { name: 'home' })).toBeHidden()
  await expect(titles(page)).toHaveCount(4)
  await row(page, 'Water the herbs').getByRole('checkbox', { name: 'Complete Water the herbs' }).click()
  await expect(titlesUnder(page, 'errand')).toHaveText(['Call the plumber'])
  await expect(page.getByRole('button', { name: 'home 1' })).toHaveAttribute('aria-expanded', 'false')
})

test('what is added has what is filtered by, and what the filter hides does not vanish without a word', async ({
  page,
  person,
}) => {
  await garden(person)
  await page.goto('/inbox?q=priority:high+label:home')
  await expect(titles(page)).toHaveText(['Prune the roses', 'Water the herbs'])
  await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  const line = page.getByRole('textbox', { name: 'Add a task to Inbox' })
  await line.fill('Mow the lawn')
  await line.press('Enter')
  await expect(titles(page)).toHaveText(['Prune the roses', 'Water the herbs', 'Mow the lawn'])
  await line.fill('Write a letter p4')
  await line.press('Enter')
  await expect(messages(page)).toContainText('Added, but the filter hides it.')
  await expect(titles(page)).toHaveCount(3)
  await messages(page).getByRole('button', { name: 'Open' }).click()
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Write a letter')
})

test('what is completed is filtered within its days', async ({ page, person }) => {
  await garden(person)
  await person.api.tasks.create({ title: 'Sow the beans', completed: true })
  await page.goto('/completed')
  await expect(rowsIn(page)).toHaveCount(2)
  await openView(page)
  await expect(view(page).getByLabel('Group by')).toHaveCount(0)
  await view(page).getByRole('textbox', { name: 'Filter' }).fill('beans')
  await closeView(page)
  await expect(page.getByRole('list', { name: 'Today' }).getByRole('link')).toHaveText(['Sow the beans'])
})

test('what is found is grouped too', async ({ page, person }) => {
  await garden(person)
  await page.goto('/search?q=is:open')
  await openView(page)
  await view(page).getByLabel('Group by').selectOption('Due day')
  await closeView(page)
  await expect(titlesUnder(page, 'Overdue')).toHaveText(['Call the plumber'])
  await expect(titlesUnder(page, 'Today')).toHaveText(['Prune the roses'])
})

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

test('what a list does not know goes out of its address, and is said', async ({ page, person }) => {
  await garden(person)
  await page.goto('/inbox?sort=colour&group=label&priority=high')
  await expect(page).toHaveURL('/inbox?group=label')
  await expect(messages(page)).toContainText('asked for “sort=colour”, “priority=high”, which this page does not know.')
  await expect(chips(page)).toHaveText(['grouped by label'])
  await page.getByRole('link', { name: 'Today' }).first().click()
  await expect(page).toHaveURL('/today')
  await page.goto('/activity?action=created&person=me')
  await expect(page).toHaveURL(/activity$|activity\?action=created$/)
  await expect(messages(page)).toContainText('“person=me”')
})

test('logging out forgets how lists were arranged here', async ({ page, person }) => {
  await garden(person)
  await page.goto('/inbox')
  await openView(page)
  await view(page).getByRole('textbox').fill('herbs')
  await closeView(page)
  await expect(titles(page)).toHaveText(['Water the herbs'])
  const kept = () => page.evaluate(() => JSON.stringify(localStorage).includes('herbs'))
  expect(await kept()).toBe(true)
  await page.getByRole('button', { name: 'Account' }).last().click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(page.getByRole('textbox', { name: 'Username or e-mail' })).toBeVisible()
  expect(await kept()).toBe(false)
})

const view = (page: Page) => page.getByRole('dialog', { name: 'View' })
const viewButton = (page: Page) => page.getByRole('button', { name: 'View', exact: true })
const chips = (page: Page) => page.getByRole('list', { name: 'Arranged by' }).getByRole('listitem')
const titles = (page: Page) => page.locator('main [data-task] .row-title')
const titlesUnder = (page: Page, group: string) =>
  page.getByRole('list', { name: group, exact: true }).locator('.row-title')

async function openView(page: Page) {
  await viewButton(page).click()
  await expect(view(page)).toBeVisible()
}

/** A popover by its key, a sheet by the button under the thumb. */
async function closeView(page: Page) {
  const done = view(page).getByRole('button', { name: 'Done' })
  if (await done.isVisible()) await done.click()
  else await page.keyboard.press('Escape')
  await expect(view(page)).toBeHidden()
}

async function garden({ api }: Person) {
  const errand = await api.labels.create({ name: 'errand', color: 'orange' })
  const home = await api.labels.create({ name: 'home', color: 'green' })
  await api.tasks.create({ title: 'Prune the roses', priority: 'high', dueOn: dayIn(0), labelIds: [home.id] })
  await api.tasks.create({ title: 'Water the herbs', priority: 'high', labelIds: [home.id, errand.id] })
  await api.tasks.create({ title: 'Paint the fence', priority: 'low', dueOn: dayIn(30) })
  await api.tasks.create({ title: 'Call the plumber', dueOn: dayIn(-2), labelIds: [errand.id] })
  await api.tasks.create({ title: 'Order seeds', priority: 'urgent' })
  await api.tasks.create({ title: 'Fill the cans', completed: true })
}
