import { expectAccessible } from './accessible.ts'
import { openTitles, type Person } from './person.ts'
import { heading, messages, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

test('several come back from the trash at once, by keys and by the bar, and one undo puts them back', async ({
  page,
  person,
}) => {
  await thrownAway(person, ['First', 'Second', 'Third'])
  await page.goto('/trash')
  await expect(heading(page, 'Trash')).toBeVisible()
  await expect(rowsIn(page)).toHaveCount(3)
  await expect(rowsIn(page).first()).toContainText('Kept until ')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+J')
  const bar = page.getByRole('toolbar', { name: 'Actions for the selected tasks' })
  await expect(bar).toContainText('2 selected')
  await expect(rowsIn(page).getByRole('checkbox', { checked: true })).toHaveCount(2)
  await expect(bar.getByRole('button')).toHaveText(['', /^Restore/])
  await expectAccessible(page, 'the trash, two selected')
  // Here it means nothing.
  await page.keyboard.press('e')
  await page.keyboard.press('r')
  await expect(messages(page)).toContainText('2 tasks restored.')
  await expect(bar).toBeHidden()
  await expect(rowsIn(page)).toHaveCount(1)
  await expect.poll(() => openTitles(person)).toHaveLength(2)
  await page.keyboard.press('Control+z')
  await expect(rowsIn(page)).toHaveCount(3)
  await expect.poll(() => openTitles(person)).toEqual([])

  await page.keyboard.press('Control+a')
  await bar.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await expect.poll(() => openTitles(person)).toHaveLength(3)
})

test('R brings one back, and the keyboard stays among the others', async ({ page, person }) => {
  await thrownAway(person, ['First', 'Second'])
  await page.goto('/trash')
  await expect(rowsIn(page)).toHaveCount(2)
  await page.keyboard.press('j')
  await page.keyboard.press('r')
  await expect(messages(page)).toContainText('Task restored.')
  await expect(rowsIn(page)).toHaveCount(1)
  await page.keyboard.press('r')
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await expect.poll(() => openTitles(person)).toHaveLength(2)
})

async function thrownAway({ api }: Person, titles: string[]) {
  for (const title of titles) {
    const { id } = await api.tasks.create({ title })
    await api.tasks.delete({ taskId: id })
  }
}
