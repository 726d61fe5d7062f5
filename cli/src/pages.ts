import type { Page } from '@cairn/contract/fields'

/** Every row behind the cursors, or the first `most` of them. */
export async function everyPage<T>(
  read: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
  keep: (row: T) => boolean = () => true,
  most = Infinity,
): Promise<T[]> {
  const rows: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await read({ limit: 100, ...(cursor && { cursor }) })
    rows.push(...page.items.filter(keep))
    cursor = page.nextCursor
  } while (cursor && rows.length < most)
  return rows.slice(0, most)
}
