import { newId } from '@cairn/contract/ids'
import { positionAt } from '@cairn/contract/positions'
import { expect, type Page } from '@playwright/test'
import { aFewAtATime } from '../server/test/a-few-at-a-time.ts'
import type { Person } from './person.ts'
import { rowsIn } from './screen.ts'

export async function make({ api }: Person, titles: string[]) {
  // At places of their own, however many are written in a millisecond.
  await aFewAtATime(titles, (title, n) => api.tasks.create({ id: newId(), title, position: positionAt(2_000_000 + n) }))
}

export async function inboxOrder({ api, me }: Person): Promise<string[]> {
  const titles: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await api.tasks.list({
      project: me.inboxId,
      completed: 'false',
      limit: 100,
      ...(cursor && { cursor }),
    })
    titles.push(...page.items.map(task => task.title))
    cursor = page.nextCursor
  }
  return titles
}

export const expectOrder = (page: Page, titles: string[]) => expect(rowsIn(page).getByRole('link')).toHaveText(titles)

/** What makes rows draggable comes after the first page. */
export async function ready(page: Page) {
  await expect(rowsIn(page).first()).toBeVisible()
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /\/drag-[^/]*\.js$/.test(name)),
  )
}
