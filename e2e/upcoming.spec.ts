import { addDays, dateIn } from '@cairn/contract/dates'
import { openTitles } from './person.ts'
import { heading, row } from './screen.ts'
import { expect, test } from './test.ts'

test('the next two weeks stand under a heading a day; what comes after is counted and found', async ({
  page,
  person,
  timezoneId,
}) => {
  const today = dateIn(timezoneId ?? 'UTC', Date.now())
  const due = (title: string, days: number) => person.api.tasks.create({ title, dueOn: addDays(today, days) })
  await due('Water the pots', 0)
  await due('Pack the van', 1)
  await due('Sign the lease', 14)
  await due('Renew the passport', 15)
  await person.api.tasks.create({
    title: 'Call the bank',
    // At this time tomorrow: near noon, wherever the browser is.
    dueAt: new Date(Date.now() + 86_400_000).toISOString(),
    timeZone: timezoneId ?? 'UTC',
  })
  await page.goto('/today')
  await expect(heading(page, 'Today')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(heading(page, 'Upcoming')).toBeVisible()
  await expect(page.getByText('3 tasks in the next 14 days')).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(14)
  const tomorrow = page.getByRole('region', { name: /^Tomorrow, / })
  await expect(tomorrow.getByRole('listitem')).toHaveCount(2)
  // The heading says the day; a row says only at what time.
  await expect(tomorrow.getByText('Tomorrow')).toHaveCount(1)
  await expect(row(page, 'Call the bank')).toContainText(/\d{1,2}:\d\d/)
  await expect(row(page, 'Water the pots')).toHaveCount(0)

  await tomorrow.getByRole('button', { name: 'Add task' }).click()
  await page.keyboard.type('Buy boxes')
  await page.keyboard.press('Enter')
  await expect(tomorrow.getByRole('listitem')).toHaveCount(3)
  await expect.poll(() => openTitles(person)).toContain('Buy boxes')

  await page.getByRole('link', { name: '1 task after that' }).click()
  await expect(row(page, 'Renew the passport')).toBeVisible()
  await expect(row(page, 'Sign the lease')).toHaveCount(0)
})
