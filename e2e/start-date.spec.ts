import { addDays } from '@cairn/contract/dates'
import { taskNamed } from './person.ts'
import { messages, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('a task is given a day to start on, which search finds and the history puts back', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'Write the talk', dueOn: '2031-01-31' })
  await person.api.tasks.create({ title: 'Sleep' })
  const startOn = async () => (await taskNamed(person, 'Write the talk'))?.startOn
  await page.goto('/inbox')
  await row(page, 'Write the talk').getByRole('link').click()

  const start = panel(page).getByRole('button', { name: /^Start:/ })
  await expect(start).toHaveAccessibleName('Start: No date')
  await start.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Tomorrow/ }).focus()
  await page.keyboard.press('Enter')
  await expect(start).toHaveAccessibleName('Start: Tomorrow')
  await expect(start).toBeFocused()
  const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1)
  await expect.poll(startOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect([tomorrow, addDays(tomorrow, 1), addDays(tomorrow, -1)]).toContain(await startOn())

  await start.click()
  await page.getByLabel('Date').fill('2031-01-06')
  await page.keyboard.press('Escape')
  await expect.poll(startOn).toBe('2031-01-06')
  const restore = panel(page).getByRole('button', { name: 'Restore this value: start date' })
  await restore.last().click()
  await expect(messages(page)).toContainText('Start date restored.')
  await expect.poll(startOn).toBe(null)
  await page.keyboard.press('Control+z')
  await expect.poll(startOn).toBe('2031-01-06')

  await page.goto(`/search?q=${encodeURIComponent('start>today')}`)
  await expect(page.getByText('starting from')).toBeVisible()
  await expect(rowsIn(page).getByRole('link')).toHaveText(['Write the talk'])
})
