import { Problem } from '@cairn/contract/problems'
import type { Loader } from './loader.ts'
import type { Outbox } from './outbox.ts'

/** Rows that hold our guess, or are not what we took them for: asked for once nothing is on its way any more. */
export interface Owed {
  /** What hangs below these tasks, or whatever has changed. */
  add(what: 'anything' | Iterable<string>): void
  /** To be called with each answer. */
  askWhenQuiet(): void
  clear(): void
}

export function createOwed(loader: Loader, outbox: Outbox): Owed {
  let anything = false
  const above = new Set<string>()

  const ask = () => {
    // The write that was just answered still stands there.
    if (outbox.size() > 1) return
    const [everything, ids] = [anything, [...above]]
    owed.clear()
    const asked = everything ? loader.refresh() : loader.refreshBelow(ids)
    asked.catch(ignoreProblem)
  }

  const owed: Owed = {
    add(what) {
      if (what === 'anything') anything = true
      else for (const id of what) above.add(id)
    },
    askWhenQuiet: () => queueMicrotask(ask),
    clear() {
      anything = false
      above.clear()
    },
  }
  return owed
}

export function ignoreProblem(error: unknown) {
  if (!(error instanceof Problem)) throw error
}
