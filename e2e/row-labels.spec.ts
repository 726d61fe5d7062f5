import type { Page } from '@playwright/test'
import { panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

const names = ['call', 'email', 'errand', 'a label with a rather long name', 'waiting']
const title = 'Ask everybody who was at the meeting whether the minutes are right'

for (const width of [390, 834, 1100, 1280, 1440]) {
  test(`at ${width} a row shows of its labels what can be read, and a number for the others`, async ({
    page,
    person,
  }) => {
    const project = await person.api.projects.create({ name: 'Kitchen renovation', color: 'orange' })
    const labels = await Promise.all(names.map(name => person.api.labels.create({ name, color: 'teal' })))
    for (const [index] of labels.entries())
      for (const words of [title, 'Rehearsal'])
        await person.api.tasks.create({
          title: `${words} ${index}`,
          projectId: project.id,
          labelIds: labels.slice(0, index + 1).map(({ id }) => id),
          priority: 'high',
          dueOn: '2026-12-20',
        })
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/all')
    await expectReadable(page)
    const id = await row(page, 'Rehearsal 0').locator('[data-task]').getAttribute('data-task')
    await page.goto(`/all?task=${id}`)
    await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Rehearsal 0')
    await expectReadable(page)
  })
}

test('a number of labels tells their names to who points at it, and each is heard', async ({ page, person }) => {
  const labels = await Promise.all(names.map(name => person.api.labels.create({ name, color: 'teal' })))
  await person.api.tasks.create({ title: 'Rehearsal', labelIds: labels.map(({ id }) => id) })
  await page.goto('/inbox')
  const count = row(page, 'Rehearsal').getByText('+3', { exact: true })
  await count.hover()
  await expect(page.locator('.tooltip')).toHaveText('email, errand, waiting')
  await expect(row(page, 'Rehearsal').getByText('email, errand, waiting')).toHaveCount(1)
})

async function expectReadable(page: Page) {
  await expect(rowsIn(page)).toHaveCount(2 * names.length)
  for (const line of await rowsIn(page).all()) {
    const { text, shown, others } = await line.evaluate(whatIsSeen)
    // Its number says how many labels it has.
    const all = Number(text.at(-1)) + 1
    expect(shown.length + others, text).toBe(all)
    expect(shown.length, text).toBeLessThanOrEqual(2)
    for (const one of shown) expect(one.whole || one.width > 48, `${text}: ${one.name}`).toBe(true)
  }
}

/** Runs in the page: the labels of a row that are not out of sight, and the number that stands for others. */
function whatIsSeen(line: Element) {
  const frame = line.querySelector('.row-names')?.getBoundingClientRect()
  const isSeen = (part: Element) => {
    const { top, bottom, left, right } = part.getBoundingClientRect()
    return (
      !!frame && bottom > frame.top + 2 && top < frame.bottom - 2 && right > frame.left + 2 && left < frame.right - 2
    )
  }
  const words = [...line.querySelectorAll('.row-names .chip:not(.row-place) .truncate')].filter(isSeen)
  const numbers = [...line.querySelectorAll('.row-names [data-tip] > [aria-hidden]')].filter(isSeen)
  return {
    text: line.querySelector('.row-title')?.textContent ?? '',
    shown: words.map(word => ({
      name: word.textContent,
      whole: word.scrollWidth <= word.clientWidth,
      width: word.clientWidth,
    })),
    others: numbers.reduce((sum, { textContent }) => sum + Number(textContent), 0),
  }
}
