import type { PageAfter, Rows } from '../src/ports/store.ts'

/** Follows the cursors to the end, `limit` rows at a time. */
export async function pagesOf<R>(limit: number, read: (page: PageAfter) => Promise<Rows<R>>): Promise<R[][]> {
  const pages: R[][] = []
  for (let after: string | null | undefined; after !== null;) {
    const { rows, next } = await read({ limit, ...(after !== undefined && { after }) })
    pages.push(rows)
    after = next
  }
  return pages
}
