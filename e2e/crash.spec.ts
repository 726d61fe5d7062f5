import { expectAccessible } from './accessible.ts'
import { addTask, heading, row } from './screen.ts'
import { expect, test as base } from './test.ts'

/** The browser notes the defect in the console, and should. */
// oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures that it asks for
const test = base.extend({ silence: ({}, use) => use(undefined) })

test('a view that breaks says so, leaves all others alone, and gets another try', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  await page.route('**/api/v1/tasks/stats', route => route.fulfill({ json: { total: 1 } }))
  await page.goto('/statistics')
  await expect(page.getByRole('alert')).toContainText('This part of the page stopped working.')
  await expectAccessible(page, 'a view that broke')

  await page.getByRole('link', { name: 'Inbox' }).first().click()
  await expect(row(page, 'First')).toBeVisible()
  await addTask(page, 'Second')
  await expect(row(page, 'Second')).toBeVisible()

  await page.goBack()
  await expect(page.getByRole('alert')).toContainText('This part of the page stopped working.')
  await page.goForward()
  await expect(row(page, 'Second')).toBeVisible()
  await page.unroute('**/api/v1/tasks/stats')
  await page.goBack()
  await expect(heading(page, 'Statistics')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Open2')
})

test('a dialog that cannot be fetched says so, leaves its keys to the page, and comes when it can', async ({
  page,
  person,
}) => {
  await person.api.tasks.create({ title: 'First' })
  await page.route('**/assets/quick-add*', route => route.abort())
  await page.goto('/inbox')
  await expect(row(page, 'First')).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('alert')).toContainText('This part of the page could not be fetched.')
  await page.keyboard.press('j')
  await expect(row(page, 'First').getByRole('link')).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.unroute('**/assets/quick-add*')
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'New task' })).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('a view that cannot be fetched comes by a press, or with the network', async ({ page, context, person }) => {
  await person.api.tasks.create({ title: 'First' })
  const statistics = '**/assets/statistics*.js'
  await page.route(statistics, route => route.abort())
  for (const wayOut of ['press', 'network'] as const) {
    await page.goto('/inbox')
    await expect(row(page, 'First')).toBeVisible()
    await page.getByRole('link', { name: 'Statistics' }).click()
    const note = page.getByRole('alert').filter({ hasText: 'This part of the page could not be fetched.' })
    await expect(note).toBeVisible()
    await expectAccessible(page, 'a view that did not come')
    await page.unroute(statistics)
    if (wayOut === 'press') await note.getByRole('button', { name: 'Try again' }).click()
    else {
      await context.setOffline(true)
      await context.setOffline(false)
    }
    await expect(heading(page, 'Statistics')).toBeVisible()
    await page.route(statistics, route => route.abort())
  }
})
