import type { PageAfter, Rows } from '../../ports/store.ts'

/** One row more than the page holds; it only says that there is a next page. */
export const oneMore = (page: PageAfter) => page.limit + 1

/** The page of those rows. `keyOf` names the values that the next page begins behind. */
export function pageOf<R>(rows: readonly R[], page: PageAfter, keyOf: (row: R) => (string | number)[]): Rows<R> {
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > page.limit && last ? JSON.stringify(keyOf(last)) : null }
}

/** What `keyOf` said of the last row of the page before, or nothing on the first page. */
export function keyAfter(page: PageAfter): string[] | undefined {
  return page.after === undefined ? undefined : (JSON.parse(page.after) as (string | number)[]).map(String)
}
