import type { Page } from '@playwright/test'
import type { Person } from './person.ts'
import { dayIn } from './furnish.ts'
import { holdBack } from './hold-back.ts'
import { addTask, goByKeys, heading } from './screen.ts'
import { expect, test } from './test.ts'

test('every figure and every bar leads to as many tasks as it says', async ({ page, person }) => {
  await household(person)
  await page.goto('/statistics')
  await expect(figure(page, 'Open')).toHaveText('Open5')
  await expect(figure(page, 'Overdue')).toHaveText('Overdue2')
  await expect(figure(page, 'Due today')).toHaveText('Due today1')
  await expect(figure(page, 'Completed')).toHaveText('Completed2')
  const links = await page.getByRole('main').getByRole('link').evaluateAll(countedLinks)
  // Four figures, thirty days, four statuses, five priorities, all and open of three labels.
  expect(links).toHaveLength(4 + 30 + 4 + 5 + 6)
  for (const { q, count } of links)
    expect((await person.api.tasks.list({ q, limit: 100 })).items, q).toHaveLength(count)
  // What the server finds, the browser finds: one of each sort.
  const sorts = ['is:overdue', 'is:open due:today', 'status:completed', 'priority:urgent', 'is:open label:"deep work"']
  for (const { q, address, count } of links.filter(link => [...sorts, `completed:${dayIn(0)}`].includes(link.q))) {
    await page.goto(address)
    await expect(page.getByRole('searchbox')).toHaveValue(q)
    await expect(page.getByText(`${count} ${count === 1 ? 'task' : 'tasks'}`, { exact: true })).toBeVisible()
  }
})

test('the figures follow what one writes, and what happened elsewhere when the page is looked at again', async ({
  page,
  person,
}) => {
  await person.api.tasks.create({ title: 'First' })
  await page.goto('/statistics')
  await expect(figure(page, 'Open')).toHaveText('Open1')
  await addTask(page, 'Second')
  await expect(figure(page, 'Open')).toHaveText('Open2')
  await page.keyboard.press('Control+z')
  await expect(figure(page, 'Open')).toHaveText('Open1')
  await person.api.tasks.create({ title: 'From elsewhere', completed: true })
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(figure(page, 'Completed')).toHaveText('Completed1')
})

test('the chart is one stop of the keyboard, and there is a table of the same', async ({ page, person }) => {
  await household(person)
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await goByKeys(page, 's')
  await expect(heading(page, 'Statistics')).toBeVisible()
  await expect(page).toHaveTitle('Statistics · Cairn')
  await figure(page, 'Completed').focus()
  await page.keyboard.press('Tab')
  const day = (name: string) => page.getByRole('link', { name })
  await expect(day('Today: 2 completed')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(day('Yesterday: 0 completed')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(
    page.getByRole('list', { name: 'Completed in the last 30 days' }).getByRole('link').first(),
  ).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Tab')
  await expect(page.getByText('As a table')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row')).toHaveCount(31)
  await expect(page.getByRole('row', { name: 'Yesterday 0' })).toBeVisible()
  await day('Today: 2 completed').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('searchbox')).toHaveValue(`completed:${dayIn(0)}`)
})

test('somebody new reads what to do, and a server that does not answer is named and asked again', async ({
  page,
  person,
}) => {
  await page.goto('/statistics')
  await expect(page.getByText('Nothing to count yet.')).toBeVisible()
  await addTask(page, 'First')
  await expect(figure(page, 'Open')).toHaveText('Open1')

  await person.api.tasks.create({ title: 'Second' })
  await page.route('**/api/v1/tasks/stats', route => route.abort())
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(page.getByText('These figures could not be brought up to date.')).toBeVisible()
  await expect(figure(page, 'Open')).toHaveText('Open1')
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('The figures could not be loaded.')
  await page.unroute('**/api/v1/tasks/stats')
  const answers = await holdBack(page, '**/api/v1/tasks/stats')
  await page.getByRole('button', { name: 'Try again' }).click()
  answers.release()
  await expect(figure(page, 'Open')).toHaveText('Open2')
})

const figure = (page: Page, words: string) =>
  page.getByRole('list', { name: 'At a glance' }).getByRole('link', { name: words })

/** Runs in the page: where each link leads, what it asks there, and the number that it says, as in `3 open`. */
function countedLinks(links: Element[]) {
  return links.map(link => {
    const address = link.getAttribute('href') ?? ''
    const q = new URL(address, location.href).searchParams.get('q') ?? ''
    return { address, q, count: Number(/(\d+)(?: open| completed)?$/.exec(link.textContent)?.[1]) }
  })
}

async function household({ api }: Person) {
  const home = await api.labels.create({ name: 'home' })
  const deep = await api.labels.create({ name: 'deep work' })
  const odd = await api.labels.create({ name: 'say "hi"' })
  const parent = await api.tasks.create({ title: 'Overdue', dueOn: dayIn(-1), priority: 'urgent', labelIds: [home.id] })
  await api.tasks.create({ title: 'Below it', parentId: parent.id, labelIds: [home.id, deep.id] })
  await api.tasks.create({ title: 'An hour ago', dueAt: new Date(Date.now() - 3_600_000).toISOString() })
  await api.tasks.create({ title: 'Tomorrow', dueOn: dayIn(1), priority: 'low', status: 'in_progress' })
  await api.tasks.create({ title: 'Two', labelIds: [odd.id] })
  await api.tasks.create({ title: 'Never', status: 'cancelled', labelIds: [odd.id] })
  for (const title of ['Done', 'Done too']) await api.tasks.create({ title, completed: true, labelIds: [home.id] })
  const gone = await api.tasks.create({ title: 'Gone', labelIds: [home.id] })
  await api.tasks.delete({ taskId: gone.id })
}
