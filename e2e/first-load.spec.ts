import type { Page, Request } from '@playwright/test'
import { openTitles } from './person.ts'
import { row } from './screen.ts'
import { expect, test } from './test.ts'

/** Bytes over the wire, gzip. docs/performance.md has what they are now. */
const BUDGET = { script: 120_000, stylesheet: 12_000 }

test('a list can be used with one script and one style sheet, each within its budget', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  const fetched = await openWithoutParts(page, '/inbox')
  await row(page, 'First').getByRole('checkbox', { name: 'Complete First' }).click()
  await expect.poll(() => openTitles(person)).toEqual([])

  for (const [type, budget] of Object.entries(BUDGET)) {
    const [file, ...others] = fetched.filter(request => request.resourceType() === type)
    expect(others, type).toEqual([])
    const { responseBodySize } = (await file?.sizes()) ?? { responseBodySize: 0 }
    expect(responseBodySize, type).toBeGreaterThan(0)
    expect(responseBodySize, type).toBeLessThanOrEqual(budget)
  }
})

test('the schemas come with the first form, not with the first page', async ({ page, person }) => {
  await person.api.tasks.create({ title: 'First' })
  const fetched = await openWithoutParts(page, '/inbox')
  await expect(row(page, 'First')).toBeVisible()
  const script = await fetched.find(request => request.resourceType() === 'script')?.response()
  // Every schema of zod has a property of that name.
  const schemas = (await script?.text())?.match(/\b_zod\b/g)
  expect(schemas).toBeNull()
})

/** Only the files that index.html names are answered: whatever else the page asks for does not come. */
async function openWithoutParts(page: Page, address: string): Promise<Request[]> {
  const index = await (await page.request.get('/', { headers: { accept: 'text/html' } })).text()
  const fetched: Request[] = []
  await page.route('**/assets/**', async route => {
    if (!index.includes(new URL(route.request().url()).pathname)) return
    fetched.push(route.request())
    await route.continue()
  })
  // Whole the page never is: what does not come holds up its load event.
  await page.goto(address, { waitUntil: 'commit' })
  return fetched
}
