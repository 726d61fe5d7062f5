import { newId } from '@cairn/contract/ids'
import type { Page, Request } from '@playwright/test'
import { aFewAtATime } from '../server/test/a-few-at-a-time.ts'
import { addMany, dayIn } from './furnish.ts'
import { holdBack } from './hold-back.ts'
import { openTitles, taskNamed, type Person } from './person.ts'
import { addTask, goByKeys, heading, messages, panel } from './screen.ts'
import { expect, test } from './test.ts'

test('what happened is told day by day with old and new values, and leads to where it happened', async ({
  page,
  person,
}) => {
  await garden(person)
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await goByKeys(page, 'h')
  await expect(heading(page, 'Activity')).toBeVisible()
  await expect(page).toHaveTitle('Activity · Cairn')
  const pots = 'Water the pots'
  await expect(told(page, 'Today').getByRole('link')).toHaveText([pots, pots, pots, 'home', 'Garden'])
  await expect(entry(page, 'You changed the due date through the API')).toContainText('from nothing → to Tomorrow')
  await expect(entry(page, 'You changed the priority through the API')).toContainText('from None → to High')
  await expect(page.getByRole('main')).toContainText(/In the last 30 days\s*8 in all/)

  await told(page, 'Today').getByRole('link', { name: pots }).first().click()
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue(pots)
  await expect(heading(page, 'Activity')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await told(page, 'Today').getByRole('link', { name: 'Garden' }).click()
  await expect(heading(page, 'Garden')).toBeVisible()
})

test('what was older in a history and comes late does not hide what has happened since', async ({ page, person }) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan' })
  for (let n = 1; n <= 25; n++) await person.api.tasks.update({ taskId, title: `Plan ${n}` })
  await page.goto(`/inbox?task=${taskId}`)
  const entries = panel(page).getByRole('listitem').filter({ hasText: /^You / })
  await expect(entries).toHaveCount(20)
  const older = await holdBack(page, '**/activity/tasks/*cursor=*')
  const isOlder = { predicate: (request: Request) => request.url().includes('cursor=') }
  const ended = Promise.race([
    page.waitForEvent('requestfinished', isOlder),
    page.waitForEvent('requestfailed', isOlder),
  ])
  await panel(page).getByRole('button', { name: 'Show older' }).click()
  await panel(page)
    .getByRole('button', { name: /^Priority: / })
    .click()
  await page.getByRole('menuitemradio', { name: 'High' }).click()
  await expect(entries.first()).toContainText('changed the priority')
  older.release()
  await ended
  await panel(page).getByRole('button', { name: 'Show older' }).click()
  await expect(entries).toHaveCount(27)
  await expect(entries.first()).toContainText('changed the priority')
})

test('to join is one line, which nobody is offered to take back', async ({ page, person: _ }) => {
  await page.goto('/activity')
  await expect(entry(page, 'You joined Cairn')).toHaveCount(1)
  await expect(page.getByRole('main').getByRole('button', { name: /^Undo/ })).toHaveCount(0)
  await page.goto('/activity?resource=project')
  await expect(entry(page, 'created the project')).toHaveCount(1)
  await expect(page.getByRole('main').getByRole('button', { name: /^Undo/ })).toHaveCount(0)
})

test('one entry is taken back by itself, and that is told in turn', async ({ page, person }) => {
  await garden(person)
  await page.goto('/activity')
  await page.getByRole('button', { name: 'Undo: changed the priority, Water the pots' }).click()
  await expect(page.getByText('Taken back.')).toBeVisible()
  await expect(entry(page, 'You changed the priority by undo')).toContainText('from High → to None')
  expect((await taskNamed(person, 'Water the pots'))?.priority).toBe('none')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await taskNamed(person, 'Water the pots'))?.priority).toBe('high')
  await expect(entry(page, 'You changed the priority by undo')).toHaveCount(2)

  await page.getByRole('button', { name: 'Undo: created the project, Garden' }).click()
  await expect(page.getByText('Taken back.').last()).toBeVisible()
  await expect.poll(() => openTitles(person)).toEqual([])
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Garden' })).toBeHidden()
})

test('what was done at one go is one line, unfolds, and is taken back at once', async ({ page, person }) => {
  const batch = newId()
  for (const title of ['Sow', 'Weed', 'Water', 'Reap']) await person.api.tasks.create({ title }, { batch })
  await person.api.labels.create({ name: 'field' }, { batch })
  await page.goto('/activity')
  const deed = entry(page, 'You created 1 label and created 4 tasks through the API')
  const names = deed.getByRole('button', { name: 'field, Reap, Water and 2 more' })
  await expect(names).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByText('Sow')).toBeHidden()
  await names.click()
  await expect(deed.getByRole('listitem')).toHaveCount(5)
  await expect(deed.getByRole('link', { name: 'Sow' })).toBeVisible()
  await deed.getByRole('button', { name: /^Undo all/ }).click()
  await expect(messages(page).or(page.getByText('5 changes taken back.')).first()).toContainText(
    '5 changes taken back.',
  )
  expect(await openTitles(person)).toEqual([])
  await expect(entry(page, 'You deleted 4 tasks and deleted 1 label by undo')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(() => openTitles(person)).toHaveLength(4)
})

test('filters stand in the address and narrow down what is told', async ({ page, person }) => {
  await garden(person)
  await page.goto('/activity')
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(5)
  await choose(page, 'Kind of thing: all kinds', 'Tasks')
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(3)
  await choose(page, 'What happened: all actions', 'Changed')
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(2)
  await expect(page).toHaveURL(/\/activity\?resource=task&action=updated$/)
  await choose(page, 'Project: all projects', 'Inbox')
  await expect(page.getByText('Nothing like this has happened.')).toBeVisible()
  await choose(page, 'Project: inbox', 'Garden')
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(2)

  await page.getByRole('button', { name: 'Days: all days' }).click()
  await page.getByRole('dialog', { name: 'Days' }).getByRole('button', { name: 'Yesterday' }).click()
  await expect(page.getByText('Nothing like this has happened.')).toBeVisible()
  await page.getByRole('button', { name: 'Days: yesterday' }).click()
  await page.getByRole('textbox', { name: 'To' }).fill(dayIn(0))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Days: yesterday to today' })).toBeFocused()
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(2)

  await page.reload()
  await expect(page.getByRole('button', { name: 'Project: garden' })).toBeVisible()
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(2)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/\/activity$/)
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(5)

  await page.getByRole('link', { name: '2 changed' }).click()
  await expect(page.getByRole('button', { name: 'What happened: changed' })).toBeVisible()
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(2)
  await page.goto(`/activity?action=eaten&from=soon&person=${person.me.id}`)
  await expect(page.getByRole('button', { name: 'Person: you' })).toBeVisible()
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(5)
})

test('a large change is one line and does not bury what came before it', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'Long before' })
  const batch = newId()
  await aFewAtATime(
    Array.from({ length: 160 }, (_, n) => `Imported ${n}`),
    title => person.api.tasks.create({ title }, { batch }),
  )
  await person.api.tasks.create({ title: 'After it' })
  await page.goto('/activity')
  await expect(told(page, 'Today').getByRole('listitem').filter({ hasText: 'Long before' })).toBeVisible()
  const deed = entry(page, 'You created 160 tasks through the API')
  await expect(deed).toHaveCount(1)
  await expect(deed).toContainText(' and 157 more')
  await deed.getByRole('button', { name: /^Undo all/ }).click()
  await expect.poll(() => openTitles(person), { timeout: 60_000 }).toEqual(['After it', 'Long before'])
  await expect(entry(page, 'You deleted 160 tasks by undo')).toBeVisible()
  await expect(told(page, 'Today').getByRole('listitem').filter({ hasText: 'Long before' })).toBeVisible()
})

test('what is older comes page by page, and what is new stands on top of it', async ({ page, person }) => {
  await addMany(person, 60)
  await page.goto('/activity')
  const titles = told(page, 'Today').getByRole('link')
  await expect(titles).toHaveCount(50)
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(titles).toHaveCount(60)
  await expect(page.getByRole('button', { name: 'Show older' })).toBeHidden()
  await addTask(page, 'The newest')
  await expect(titles).toHaveCount(61)
  await expect(titles.first()).toHaveText('The newest')
  await person.api.tasks.create({ title: 'Newer still' })
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(titles.first()).toHaveText('Newer still')
  await expect(titles).toHaveCount(62)
})

test('until it is here its place is shown; without an answer that is said, and asked again', async ({
  page,
  person,
}) => {
  await garden(person)
  const answers = await holdBack(page, '**/api/v1/activity?*')
  await page.goto('/activity')
  await expect(page.getByRole('main').getByRole('status', { name: 'Loading' })).toBeVisible()
  answers.release()
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(5)
  await page.route('**/api/v1/activity?*', route => route.abort())
  await page.reload()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('What happened could not be loaded.')
  await page.unroute('**/api/v1/activity?*')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(told(page, 'Today').getByRole('link')).toHaveCount(5)
  await expect(alert).toBeHidden()
})

const told = (page: Page, day: string) => page.getByRole('list', { name: day })

const entry = (page: Page, words: string) =>
  page.getByRole('main').getByRole('list').locator('> li').filter({ hasText: words })

async function choose(page: Page, filter: string, word: string) {
  await page.getByRole('button', { name: filter }).click()
  await page.getByRole('menuitemradio', { name: word, exact: true }).click()
}

async function garden({ api }: Person) {
  const project = await api.projects.create({ name: 'Garden', color: 'green' })
  await api.labels.create({ name: 'home' })
  const task = await api.tasks.create({ title: 'Water the pots', projectId: project.id })
  await api.tasks.update({ taskId: task.id, priority: 'high' })
  await api.tasks.update({ taskId: task.id, dueOn: dayIn(1) })
}
