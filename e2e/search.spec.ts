import { expectAccessibleInBoth } from './accessible.ts'
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
  await field.fill('')
  await field.pressSequentially('pro')
  const offered = page.getByRole('listbox', { name: 'Filters that fit' })
  await offered.getByRole('option', { name: 'project:Inbox' }).click()
  await expect(field).toHaveValue('project:Inbox ')
  await expect(field).toBeFocused()
  await field.pressSequentially('zebra')
  await expect(page.getByText('No task fits all of this.')).toBeVisible()
})

test('what is offered hides nothing that is said of the query', async ({ page, person }) => {
  await garden(person)
  await page.goto('/search')
  const field = page.getByRole('searchbox', { name: 'Search tasks' })
  await field.pressSequentially('due:soon pri')
  const offered = page.getByRole('listbox', { name: 'Filters that fit' })
  await expect(offered).toBeVisible()
  const said = page.getByText(/“soon” is no day/)
  const bottom = async () => (await said.boundingBox().then(box => box && box.y + box.height)) ?? Infinity
  await expect.poll(async () => ((await offered.boundingBox())?.y ?? 0) >= (await bottom())).toBe(true)
})

test('what a mistake leaves out is shown as such, and a press writes what was probably meant', async ({
  page,
  person,
}) => {
  await garden(person)
  await page.goto('/search')
  const field = page.getByRole('searchbox', { name: 'Search tasks' })
  await field.fill('herbs priority:hgh label:hom')
  const chips = page.getByRole('list', { name: 'Understood as' })
  await expect(chips.getByRole('listitem')).toHaveText(['“herbs”', 'left out: priority:hgh', 'left out: label:hom'])
  await expect(page.getByText('1 task by the rest')).toBeVisible()
  await expectAccessibleInBoth(page, 'a search with mistakes')
  // What is offered where one writes lies over it until one looks elsewhere.
  await heading(page, 'Search').click()
  await page.getByRole('button', { name: 'Did you mean “priority:high”?' }).click()
  await expect(field).toHaveValue('herbs priority:high label:hom')
  await expect(field).toBeFocused()
  await heading(page, 'Search').click()
  await page.getByRole('button', { name: 'Did you mean “label:home”?' }).click()
  await expect(chips.getByRole('listitem')).toHaveText(['“herbs”', 'priority high', 'home'])
  await expect(page.getByText('1 task', { exact: true })).toBeVisible()
  await field.fill('fence due:soon')
  await chips.getByRole('button', { name: 'Remove: left out: due:soon' }).click()
  await expect(field).toHaveValue('fence')
})

test('filters and their values are offered as a query is written, for keys too', async ({ page, person }) => {
  await person.api.labels.create({ name: 'Deep work' })
  await garden(person)
  await page.goto('/search')
  const field = page.getByRole('searchbox', { name: 'Search tasks' })
  const options = page.getByRole('listbox', { name: 'Filters that fit' }).getByRole('option')
  await field.pressSequentially('label:wo')
  await expect(options).toHaveText(['Deep work'])
  await expectAccessibleInBoth(page, 'filters that fit')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('label:"Deep work" ')
  await page.keyboard.type('priority>=')
  await expect(options).toHaveText(['urgent', 'high', 'medium', 'low', 'none'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('label:"Deep work" priority>=high ')
  await expect(field).toBeFocused()
  // A word is a word, as long as nobody says that it is a filter.
  await page.keyboard.type('due')
  await expect(options).toHaveText(['due:today', 'due<=7d', 'due:none'])
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(field).toHaveValue('label:"Deep work" priority>=high due')
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
