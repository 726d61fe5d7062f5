import { selection } from './selection.ts'

/** What these do to one task, the bar below does to all that are selected: it has a button for each (`data-key`). */
const together: readonly string[] = ['e', 's', 'p', 'd', 'l', 'm', 'r', 'delete']

/** The keys mean the selection as soon as there is one. */
export const meansSelection = (key: string) => selection.get().size > 0 && together.includes(key)

let awaited: { key: string; selected: ReadonlySet<string> } | undefined

/** The first bar of a page has to come first; until then the key waits for it. */
export function pressInBar(key: string) {
  const bar = document.querySelector('.selection-bar')
  if (bar) bar.querySelector<HTMLElement>(`[data-key="${key}" i]`)?.click()
  else awaited = { key, selected: selection.get() }
}

/** Meant was what was selected then, and nothing else. */
export function barIsHere() {
  const { key, selected } = awaited ?? {}
  awaited = undefined
  if (key !== undefined && selected === selection.get()) pressInBar(key)
}
