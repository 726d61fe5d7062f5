import { holdBack } from './hold-back.ts'
import { openTitles, taskNamed, type Person } from './person.ts'
import { heading, messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('completing a task over open subtasks asks what becomes of them', async ({ page, person }) => {
  await house(person)
  await page.goto('/inbox')
  const tick = page.getByRole('checkbox', { name: 'Complete Move house' })
  await tick.click()
  const question = page.getByRole('dialog', { name: 'Open subtasks' })
  await expect(question).toContainText('“Move house” has 2 open subtasks.')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeHidden()
  expect(await openTitles(person)).toHaveLength(4)

  await tick.click()
  await expect(question.getByRole('button', { name: 'Complete all 3' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(messages(page)).toContainText('3 tasks completed.')
  await expect.poll(() => openTitles(person)).toEqual(['Sleep'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => openTitles(person)).toHaveLength(4)

  await tick.click()
  await question.getByRole('button', { name: 'Only this task' }).click()
  await expect.poll(() => openTitles(person)).toHaveLength(3)
})

test('several are asked about as one is, and what is open below a subtask that is done counts', async ({
  page,
  person,
}) => {
  await houseWithDoneSubtasks(person)
  await page.goto('/inbox')
  await row(page, 'Move house').getByRole('link').focus()
  await page.keyboard.press('e')
  const question = page.getByRole('dialog', { name: 'Open subtasks' })
  await expect(question).toContainText('“Move house” has 1 open subtask.')
  await question.getByRole('button', { name: 'Cancel' }).click()

  await page.keyboard.press('Control+a')
  const bar = page.getByRole('toolbar', { name: 'Actions for the selected tasks' })
  await bar.getByRole('button', { name: 'Status' }).click()
  await page.getByRole('menuitem', { name: 'Completed' }).click()
  await expect(question).toContainText('The 2 tasks have 1 open subtask below them.')
  await page.keyboard.press('Escape')
  await expect(bar).toContainText('2 selected')
  expect(await openTitles(person)).toHaveLength(3)

  await page.keyboard.press('e')
  await question.getByRole('button', { name: 'Only these 2' }).click()
  await expect(messages(page)).toContainText('2 tasks completed.')
  await expect(bar).toBeHidden()
  await expect.poll(() => openTitles(person)).toEqual(['Find boxes'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => openTitles(person)).toHaveLength(3)

  await page.keyboard.press('Control+a')
  await page.keyboard.press('e')
  await expect(question.getByRole('button', { name: 'Complete all 3' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => openTitles(person)).toEqual([])
})

test('what is open below a subtask that is done counts, though what is done is not here yet', async ({
  page,
  person,
}) => {
  await houseWithDoneSubtasks(person)
  const done = await holdBack(page, '**/api/v1/tasks?*completed=true*')
  await page.goto('/inbox')
  await row(page, 'Move house').getByRole('link').focus()
  await page.keyboard.press('e')
  const question = page.getByRole('dialog', { name: 'Open subtasks' })
  await expect(question).toContainText('“Move house” has 1 open subtask.')
  await question.getByRole('button', { name: 'Complete all 2' }).click()
  await expect.poll(() => openTitles(person)).toEqual(['Sleep'])
  done.release()
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()
})

test('what is completed is listed by day, and a press takes it back', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'Call the plumber', completed: true })
  await page.goto('/completed')
  await expect(heading(page, 'Completed')).toBeVisible()
  const today = page.getByRole('list', { name: 'Today' })
  await expect(today.getByRole('link')).toHaveText(['Call the plumber'])
  await page.getByRole('checkbox', { name: 'Reopen Call the plumber' }).click()
  await expect(page.getByText('Nothing is completed yet.')).toBeVisible()
  await expect.poll(() => openTitles(person)).toEqual(['Call the plumber'])
})

test('a task is duplicated with its subtasks, and its link is copied by a key', async ({ page, person, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await house(person)
  await page.goto('/inbox')
  await row(page, 'Move house').getByRole('link').click()
  await panel(page).getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(messages(page)).toContainText('“Move house” duplicated.')
  await expect(row(page, 'Move house')).toHaveCount(2)
  // Right below it.
  await expect(rowsIn(page).nth(0)).toContainText('Move house')
  await expect(rowsIn(page).nth(1)).toContainText('Move house')
  await expect(rowsIn(page).filter({ hasText: '0/2' })).toHaveCount(2)
  const opened = () => new URL(page.url()).searchParams.get('task')
  const original = opened()
  await messages(page).getByRole('button', { name: 'Open' }).click()
  await expect.poll(opened).not.toBe(original)
  await expect(rowsIn(page).nth(1).locator('[data-task]')).toHaveAttribute('data-task', opened() ?? '')
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Move house')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(row(page, 'Move house')).toHaveCount(1)
  await expect.poll(() => openTitles(person)).toHaveLength(4)

  await row(page, 'Sleep').getByRole('link').focus()
  await page.keyboard.press('y')
  await expect(page.getByText('Link copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto(link)
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Sleep')
})

/** The subtasks are done, and something is open below one of them. */
async function houseWithDoneSubtasks(person: Person) {
  await house(person)
  const parentId = (await taskNamed(person, 'Pack books'))?.id ?? ''
  await person.api.tasks.create({ title: 'Find boxes', parentId })
  for (const title of ['Pack books', 'Call the van'])
    await person.api.tasks.update({ taskId: (await taskNamed(person, title))?.id ?? '', completed: true })
}

async function house({ api }: Person) {
  const { id: parentId, projectId } = await api.tasks.create({ title: 'Move house' })
  for (const title of ['Pack books', 'Call the van']) await api.tasks.create({ title, parentId, projectId })
  await api.tasks.create({ title: 'Sleep' })
}
