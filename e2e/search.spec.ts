import type { Person } from './person.ts'
import { dayIn } from './furnish.ts'
import { heading, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('a query is understood part by part, found at once, and stands in the address', async ({ page, person }) => {
  await garden(person)
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Search tasks' })
  await expect(field).toBeFocused()
  await field.fill('label:home due<=7d -is:done wat')
  const chips = page.getByRole('list', { name: 'Understood as' })
  await expect(chips.getByRole('listitem')).toHaveText(['home', /^due by /, 'not done', '“wat”'])
  await expect(taskTitles(page)).toHaveText(['Water the herbs'])
  await expect(page.getByText('1 task', { exact: true })).toBeVisible()

  await page.reload()
  await expect(field).toHaveValue('label:home due<=7d -is:done wat')
  await expect(taskTitles(page)).toHaveText(['Water the herbs'])
  await page.getByRole('link', { name: 'Water the herbs' }).click()
  await expect(panel(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(field).toHaveValue('label:home due<=7d -is:done wat')

  await chips.getByRole('button', { name: 'Remove: “wat”' }).click()
  await expect(field).toHaveValue('label:home due<=7d -is:done')
  await expect(chips.getByRole('button', { name: 'Remove: not done' })).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(chips.getByRole('button', { name: /^Remove: due by/ })).toBeFocused()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
})

test('a mistake is named and the rest is found all the same; suggestions write filters', async ({ page, person }) => {
  await garden(person)
  await page.goto('/search')
  const field = page.getByRole('searchbox', { name: 'Search tasks' })
  await field.fill('is:open due:soon')
  await expect(field).toHaveAccessibleDescription(/“soon” is no day/)
  await expect(rowsIn(page).getByRole('link')).toHaveCount(2)
  await field.fill('is:open has:constructor')
  await expect(field).toHaveAccessibleDescription(/“constructor” is not one of start, due/)
  await expect(rowsIn(page).getByRole('link')).toHaveCount(2)
  await field.fill('pro')
  const offered = page.getByRole('group', { name: 'Filters to add' })
  await offered.getByRole('button', { name: 'project:Inbox' }).click()
  await expect(field).toHaveValue('project:Inbox ')
  await expect(field).toBeFocused()
  await field.pressSequentially('zebra')
  await expect(page.getByText('No task fits all of this.')).toBeVisible()
})

test('what was found is sorted by what one asks for, either way round', async ({ page, person }) => {
  await garden(person)
  await page.goto('/search?q=has:due')
  await expect(taskTitles(page)).toHaveText(['Paint the fence', 'Water the herbs', 'Prune the roses'])
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByLabel('Sort by').selectOption('Title')
  await expect(taskTitles(page)).toHaveText(['Paint the fence', 'Prune the roses', 'Water the herbs'])
  await page.getByLabel('Direction').selectOption('Z to A')
  await page.keyboard.press('Escape')
  await expect(taskTitles(page)).toHaveText(['Water the herbs', 'Prune the roses', 'Paint the fence'])
  await expect(page).toHaveURL(/sort=title&order=desc/)
  await expect(heading(page, 'Search')).toBeVisible()
  await person.api.tasks.create({ title: 'Zap the moles', dueOn: dayIn(1) })
  await page.reload()
  await expect(row(page, 'Zap the moles')).toBeVisible()
  await expect(taskTitles(page).first()).toHaveText('Zap the moles')
})

const taskTitles = (page: Parameters<typeof rowsIn>[0]) => page.getByRole('list', { name: 'Search' }).getByRole('link')

async function garden({ api }: Person) {
  const home = await api.labels.create({ name: 'home', color: 'green' })
  await api.tasks.create({ title: 'Prune the roses', dueOn: dayIn(-1), completed: true, labelIds: [home.id] })
  await api.tasks.create({ title: 'Water the herbs', dueOn: dayIn(2), labelIds: [home.id], priority: 'high' })
  await api.tasks.create({ title: 'Paint the fence', dueOn: dayIn(30) })
}
