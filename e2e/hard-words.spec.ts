import { furnish, hardTitles } from './furnish.ts'
import { panel, row } from './screen.ts'
import { expect, test } from './test.ts'

const [longest, arabic] = hardTitles as [string, string]

for (const width of [390, 1440]) {
  test.describe(`at ${width}`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('a word of sixty characters stays inside the panel, in every field', async ({ page, person }) => {
      const { project, label } = await furnish(person)
      const task = await person.api.tasks.create({
        title: longest,
        description: longest.repeat(3),
        projectId: project.id,
        labelIds: [label.id],
      })
      await page.goto(`/projects/${project.id}?task=${task.id}`)
      await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue(longest)
      const edge = await panel(page).evaluate(one => one.getBoundingClientRect().right)
      const parts = await panel(page).locator('textarea, button, p, dt, dd, h3').all()
      expect(parts.length).toBeGreaterThan(8)
      for (const part of parts) {
        const { right, outer } = await part.evaluate(one => ({
          right: one.getBoundingClientRect().right,
          outer: one.outerHTML.slice(0, 200),
        }))
        expect(right, outer).toBeLessThanOrEqual(edge)
      }
    })

    test('Arabic is laid out from the right, so that a cut takes its end', async ({ page, person }) => {
      const title = arabic.repeat(3)
      const { id } = await person.api.tasks.create({ title, description: arabic })
      await page.goto(`/inbox?task=${id}`)
      await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveCSS('direction', 'rtl')
      await page.goto('/inbox')
      await expect(row(page, title).getByRole('link')).toHaveCSS('direction', 'rtl')
    })
  })
}

test('long labels give way to the title, and a short one stays whole beside them', async ({ page, person }) => {
  const { label } = await furnish(person)
  const short = await person.api.labels.create({ name: 'a short one', color: 'red' })
  const title = 'Ask everybody who was at the meeting whether the minutes are right, then send them to the printer'
  await person.api.tasks.create({ title, labelIds: [label.id, short.id] })
  await page.goto('/inbox')
  const widths = await row(page, title).evaluate(line => {
    const width = (part: string) => line.querySelector(part)?.getBoundingClientRect().width ?? 0
    return { title: width('.row-title'), note: width('.row-note') }
  })
  expect(widths.title).toBeGreaterThan(1.5 * widths.note)
  const word = row(page, title).getByText('a short one')
  expect(await word.evaluate(one => one.scrollWidth - one.clientWidth)).toBe(0)
})

test('a row tells a project from a label, and says a priority in a word', async ({ page, person }) => {
  const { project, label } = await furnish(person)
  await person.api.tasks.create({ title: 'Sweep', projectId: project.id, labelIds: [label.id], priority: 'medium' })
  await page.goto('/all')
  const chip = (name: string) => row(page, 'Sweep').locator('.chip').filter({ hasText: name })
  await expect(chip(project.name).locator('svg')).toHaveCount(1)
  await expect(chip(label.name).locator('svg')).toHaveCount(0)
  await expect(row(page, 'Sweep').getByText('Medium', { exact: true })).toBeVisible()
})

test('the panel shows each label with its dot', async ({ page, person }) => {
  const { label } = await furnish(person)
  const other = await person.api.labels.create({ name: 'errand', color: 'red' })
  const { id } = await person.api.tasks.create({ title: 'Sweep', labelIds: [label.id, other.id] })
  await page.goto(`/inbox?task=${id}`)
  const labels = panel(page).getByRole('button', { name: /^Labels: / })
  await expect(labels.locator('.rounded-full')).toHaveCount(2)
})
