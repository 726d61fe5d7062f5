import { expectAccessible } from './accessible.ts'
import { panel } from './screen.ts'
import { expectFocus } from './tab.ts'
import { expect, test } from './test.ts'

const written = [
  '# Before we leave',
  '- [x] water the **plants**',
  '- [ ] call [Vera](https://vera.example/now?a=b)',
  '',
  '<img src=x onerror="document.title=1"> [here](javascript:alert(1))',
  '',
  '| what | how many |',
  '|---|--:|',
  '| socks | 7 |',
].join('\n')

test('a description reads as it is meant, and safely', async ({ page, person }) => {
  const { id } = await person.api.tasks.create({ title: 'Pack', description: written })
  await page.goto(`/inbox?task=${id}`)
  const text = panel(page).getByRole('region', { name: 'Description' })
  await expect(text.getByRole('heading', { name: 'Before we leave' })).toBeVisible()
  await expect(text.getByRole('listitem').first()).toHaveText('Completed: water the plants')
  await expect(text.getByRole('listitem').last()).toHaveText('To do: call Vera')
  await expect(text.getByRole('cell', { name: '7' })).toBeVisible()
  await expect(text).toContainText('<img src=x')
  await expect(text.getByRole('img')).toHaveCount(0)
  const link = text.getByRole('link')
  await expect(link).toHaveCount(1)
  await expect(link).toHaveAttribute('href', 'https://vera.example/now?a=b')
  await expect(link).toHaveAttribute('rel', /\bnoopener\b/)
  await expectAccessible(page, 'a description')
})

test('a press on a description, or its button, is the way to write it, and Esc the way back', async ({
  page,
  person,
}) => {
  const { id } = await person.api.tasks.create({ title: 'Pack', description: 'Two **bags**' })
  await page.goto(`/inbox?task=${id}`)
  const text = panel(page).getByRole('region', { name: 'Description' })
  const field = panel(page).getByRole('textbox', { name: 'Description' })
  await text.getByText('Two').click()
  await expect(field).toBeFocused()
  await page.keyboard.type(' and a box')
  await expect(field).toHaveValue('Two **bags** and a box')
  await page.keyboard.press('Escape')
  await expect(text).toHaveText('Two bags and a box')
  await expectFocus(page)
  await expect.poll(async () => (await person.api.tasks.get({ taskId: id })).description).toBe('Two **bags** and a box')

  await text.getByRole('button', { name: 'Edit description' }).press('Enter')
  await expect(field).toBeFocused()
  await field.fill('')
  // What is pressed does not move away from under the press.
  await panel(page)
    .getByRole('button', { name: /^Priority/ })
    .click()
  await expect(page.getByRole('menu', { name: 'Priority' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('')
  await expect(text).toBeHidden()
})
