import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { dayIn } from './furnish.ts'
import type { Person } from './person.ts'
import { goByKeys, heading, messages, row } from './screen.ts'
import { tabTo } from './tab.ts'
import { expect, test } from './test.ts'

// A colour on its way from one to another has no contrast to measure.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a search is saved, found beside the list, changed, saved again and kept', async ({ page, person, isMobile }) => {
  await errands(person)
  await page.goto('/search?q=is:open label:errand')
  await expect(titles(page)).toHaveCount(3)
  await save(page, 'Out and about')
  await expect(heading(page, 'Out and about')).toBeVisible()
  await expect(page).toHaveURL(/\/filters\/[0-9a-f-]{36}$/)
  // In the order in which it was found.
  await expect(titles(page)).toHaveText(['Fetch the key', 'Buy stamps', 'Post the parcel'])
  await expect(chips(page)).toHaveText(['open', 'errand', 'by created, newest first'])
  await expectAccessible(page, 'a saved filter')

  await page.goto('/inbox')
  await openMenu(page, isMobile)
  await expect(link(page, 'Out and about')).toHaveAccessibleName(/3 tasks$/)
  await link(page, 'Out and about').click()
  await expect(titles(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await view(page).getByLabel('Sort by').selectOption('Title')
  await view(page).getByRole('button', { name: 'High', exact: true }).click()
  await leaveView(page, isMobile)
  await expect(titles(page)).toHaveText(['Buy stamps', 'Post the parcel'])
  await expect(page.getByText('2 tasks, changes not saved')).toBeVisible()
  await expectAccessible(page, 'a filter that was changed')
  await page.reload()
  await expect(titles(page)).toHaveText(['Buy stamps', 'Post the parcel'])
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('changes not saved')).toBeHidden()
  await expect(page).toHaveURL(/\/filters\/[0-9a-f-]{36}$/)
  await expect.poll(() => saved(person)).toMatchObject([{ name: 'Out and about', sort: 'title', version: 2 }])
  await page.reload()
  await expect(titles(page)).toHaveText(['Buy stamps', 'Post the parcel'])
})

test('what is not saved can be left again, or saved under another name', async ({ page, person }) => {
  await errands(person)
  const { id } = await person.api.filters.create({ name: 'Errands', query: 'is:open label:errand', group: 'priority' })
  await page.goto(`/filters/${id}`)
  await expect(titles(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Remove: grouped by priority' }).click()
  await page.getByRole('button', { name: 'Remove: open' }).click()
  await expect(titles(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(chips(page)).toHaveText(['open', 'errand', 'grouped by priority'])

  await page.getByRole('button', { name: 'Remove: errand' }).click()
  await page.getByRole('button', { name: 'Save as new' }).click()
  await name(page).fill('ERRANDS')
  await page.keyboard.press('Enter')
  await expect(page.getByText('There is a filter with this name.')).toBeVisible()
  await name(page).fill('Everything open')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Everything open')).toBeVisible()
  await expect(titles(page)).toHaveCount(4)
  await expect
    .poll(() => saved(person))
    .toMatchObject([
      { name: 'Errands', group: 'priority', version: 1 },
      { name: 'Everything open', query: 'is:open', group: 'priority' },
    ])
})

test('the filter of a list is saved with the list', async ({ page, person }) => {
  const project = await person.api.projects.create({ name: 'Front garden' })
  await person.api.tasks.create({ title: 'Prune', priority: 'high', projectId: project.id })
  await person.api.tasks.create({ title: 'Elsewhere', priority: 'high' })
  await page.goto(`/projects/${project.id}?q=priority:high`)
  await page.getByRole('button', { name: 'Save filter' }).click()
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue(
    'project:"Front garden" -is:subtask priority:high',
  )
  await name(page).fill('Pressing')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Pressing')).toBeVisible()
  await expect(titles(page)).toHaveText(['Prune'])
  // What is added there has what it leaves no choice about.
  await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  await page.keyboard.type('Weed')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Weed')).toBeVisible()
  const made = async () => (await person.api.tasks.list({ q: 'weed' })).items
  await expect.poll(made).toMatchObject([{ projectId: project.id, priority: 'high' }])
  // So has what the key begins.
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Priority: High' })).toBeVisible()
  await page.keyboard.type('Rake')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Rake')).toBeVisible()
  const raked = async () => (await person.api.tasks.list({ q: 'rake' })).items
  await expect.poll(raked).toMatchObject([{ projectId: project.id, priority: 'high' }])
})

test('a deleted filter comes back by undo', async ({ page, person }) => {
  const { id } = await person.api.filters.create({ name: 'Errands', query: 'is:open', color: 'pink' })
  await page.goto(`/filters/${id}`)
  await page.getByRole('button', { name: 'Actions for Errands' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(heading(page, 'Today')).toBeVisible()
  await expect(messages(page)).toContainText('Filter “Errands” deleted.')
  await expect.poll(() => saved(person)).toEqual([])
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => saved(person)).toMatchObject([{ id, name: 'Errands', color: 'pink' }])
  await follow(page, 'Errands')
  await expect(heading(page, 'Errands')).toBeVisible()
})

test('the focus goes to what is next when a line has gone @keys', async ({ page, person }) => {
  const { api } = person
  for (const called of ['A', 'B', 'C']) {
    await api.filters.create({ name: called, query: 'is:open' })
    await api.labels.create({ name: called })
    await api.projects.create({ name: called })
  }
  for (const { kind, menu } of [
    { kind: 'Filters', menu: 'Actions for' },
    { kind: 'Projects', menu: 'Actions for' },
    { kind: 'Labels', menu: 'More for' },
  ]) {
    await page.goto(`/${kind.toLowerCase()}`)
    const list = page.getByRole('list', { name: kind, exact: true })
    if (kind !== 'Labels') await expect(list).toHaveAccessibleDescription(/Alt with an arrow key moves it/)
    const remove = async (called: string) => {
      await page
        .getByRole('main')
        .getByRole('button', { name: `${menu} ${called}` })
        .press('Enter')
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
    }
    await remove('B')
    await expect(list.getByRole('link', { name: 'C' })).toBeFocused()
    await remove('C')
    await expect(list.getByRole('link', { name: 'A' })).toBeFocused()
    await expect(list).toHaveAccessibleDescription('')
    await remove('A')
    await expect(heading(page, kind)).toBeFocused()
  }
})

test('it finds the same when a label is renamed or merged, and says when one is gone', async ({ page, person }) => {
  await errands(person)
  const other = await person.api.labels.create({ name: 'chore' })
  const { id } = await person.api.filters.create({ name: 'Out', query: 'is:open label:errand' })
  await page.goto('/labels')
  await page.getByRole('button', { name: 'Edit errand' }).click()
  await page.getByRole('textbox', { name: 'Label name' }).fill('on foot')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await person.api.labels.list()).items[0]?.name).toBe('on foot')
  await follow(page, 'Out')
  await expect(chips(page)).toHaveText(['open', 'on foot'])
  await expect(titles(page)).toHaveCount(3)

  await page.goto('/labels')
  await page.getByRole('button', { name: 'More for on foot' }).click()
  await page.getByRole('menuitem', { name: 'Merge into…' }).click()
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect.poll(() => saved(person)).toMatchObject([{ query: `is:open label:${other.id}` }])
  await follow(page, 'Out')
  await expect(chips(page)).toHaveText(['open', 'chore'])
  await expect(titles(page)).toHaveCount(3)

  await person.api.labels.delete({ labelId: other.id })
  await page.reload()
  await expect(page.getByText('This filter cannot be asked as it is. There is no label “chore”.')).toBeVisible()
  await expectAccessible(page, 'a filter whose label is gone')
  await page.getByRole('button', { name: 'Edit the filter' }).click()
  await page.getByRole('textbox', { name: 'Query' }).fill('is:open label:none')
  await page.keyboard.press('Enter')
  await expect(titles(page)).toHaveText(['Post the parcel', 'Buy stamps', 'Fetch the key', 'Read'])
  await page.goto(`/filters/${id}`)
  await expect(titles(page)).toHaveCount(4)
})

test('without a mouse: saved, gone to, moved, renamed @keys', async ({ page, person }) => {
  await errands(person)
  await person.api.filters.create({ name: 'First', query: 'is:overdue' })
  await page.goto('/all?q=label:errand')
  await expect(titles(page)).toHaveCount(3)
  await tabTo(page, 'Save filter')
  await page.keyboard.press('Enter')
  await expect(name(page)).toBeFocused()
  await page.keyboard.type('Second')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Second')).toBeVisible()

  await goByKeys(page, 'f')
  await expect(lines(page)).toContainText(['First', 'Second'])
  await expectAccessible(page, 'all filters')
  await tabTo(page, 'Actions for Second')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(lines(page)).toContainText(['Second', 'First'])
  await expect.poll(() => saved(person)).toMatchObject([{ name: 'Second' }, { name: 'First' }])
  await page.keyboard.press('Alt+ArrowDown')
  await expect(lines(page)).toContainText(['First', 'Second'])
  await expect(page.getByRole('menu')).toBeHidden()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(lines(page)).toContainText(['Second', 'First'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(name(page)).toBeFocused()
  await name(page).fill('Errands')
  await page.keyboard.press('Enter')
  await expect(lines(page)).toContainText(['Errands', 'First'])
  await page.keyboard.press('Control+z')
  await expect(lines(page)).toContainText(['Second', 'First'])
})

async function errands({ api }: Person) {
  const errand = await api.labels.create({ name: 'errand' })
  const labelIds = [errand.id]
  await api.tasks.create({ title: 'Post the parcel', labelIds, priority: 'high', dueOn: dayIn(0) })
  await api.tasks.create({ title: 'Buy stamps', labelIds, priority: 'high', dueOn: dayIn(1) })
  await api.tasks.create({ title: 'Fetch the key', labelIds, dueOn: dayIn(2) })
  await api.tasks.create({ title: 'Read' })
}

async function save(page: Page, called: string) {
  await page.getByRole('button', { name: 'Save filter' }).click()
  await name(page).fill(called)
  await expectAccessible(page, 'saving a filter')
  await page.keyboard.press('Enter')
}

/** What the sidebar shows, a phone has under "More". */
async function openMenu(page: Page, isMobile: boolean) {
  if (isMobile) await page.getByRole('button', { name: 'More', exact: true }).click()
}

async function follow(page: Page, called: string) {
  await page.goto('/filters')
  await lines(page).getByRole('link', { name: called }).click()
}

async function leaveView(page: Page, isMobile: boolean) {
  if (isMobile) await page.getByRole('button', { name: 'Done', exact: true }).click()
  else await page.keyboard.press('Escape')
}

const saved = async ({ api }: Person) => (await api.filters.list()).items
const name = (page: Page) => page.getByRole('textbox', { name: 'Filter name' })
const view = (page: Page) => page.getByRole('dialog', { name: 'View' })
const link = (page: Page, called: string) => page.getByRole('navigation').getByRole('link', { name: called })
const lines = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('listitem')
const chips = (page: Page) => page.getByRole('list', { name: 'Arranged by' }).getByRole('listitem')
const titles = (page: Page) => page.locator('main [data-task] .row-title')
