import { messages } from './screen.ts'
import { expect, test } from './test.ts'

test('a dialog sends what was changed in it, and nothing where nothing was', async ({ page, person }) => {
  const { api } = person
  await api.filters.create({ name: 'Errands', query: 'is:open', color: 'pink' })
  await api.labels.create({ name: 'home', color: 'pink' })
  await api.projects.create({ name: 'Garden', color: 'pink' })
  // A page that is left before it was answered sends again under the same key.
  const sent = new Map<string | undefined, unknown>()
  page.on('request', request => {
    if (request.method() === 'PATCH') sent.set(request.headers()['idempotency-key'], request.postDataJSON())
  })
  for (const { at, open, field } of [
    { at: '/filters', open: () => edit('Actions for Errands', 'Rename, recolour or edit'), field: 'Filter name' },
    { at: '/projects', open: () => edit('Actions for Garden', 'Rename or recolour'), field: 'Name' },
    { at: '/labels', open: () => page.getByRole('button', { name: 'Edit home' }).click(), field: 'Label name' },
  ]) {
    await page.goto(at)
    await open()
    await page.getByRole('textbox', { name: field }).press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await open()
    await page.getByRole('textbox', { name: field }).fill('Other')
    await page.keyboard.press('Enter')
    await expect(messages(page)).toContainText('“Other” changed.')
  }
  await expect.poll(() => [...sent.values()]).toEqual([{ name: 'Other' }, { name: 'Other' }, { name: 'Other' }])

  async function edit(menu: string, item: string) {
    await page.getByRole('button', { name: menu }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
})
