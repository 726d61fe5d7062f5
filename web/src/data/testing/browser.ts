import type { Keeper } from '../keeper.ts'
import type { Mark } from '../write.ts'
import { aClock } from './turns.ts'

/** What pages of one browser keep together, as far as their stores can tell. */
export function aBrowser() {
  const kept = new Map<string, { text: string; mark: Mark; owner: number }>()
  const living = new Set<number>()
  let orphans = () => {}
  const keeperOf = (owner: () => number, leave: () => void): Keeper => ({
    keep: write => kept.set(write.key, { text: JSON.stringify(write), mark: {}, owner: owner() }),
    mark(write, mark) {
      const one = kept.get(write.key)
      if (one) one.mark = mark
    },
    drop: ({ key }) => kept.delete(key),
    async adopt(person) {
      const all = [...kept.values()].map(one => ({ one, write: JSON.parse(one.text) }))
      const found = all.filter(({ one, write }) => write.person === person && !living.has(one.owner))
      for (const { one } of found) one.owner = owner()
      return found.map(({ one, write }) => ({ write, mark: one.mark }))
    },
    onOrphans: listener => void (orphans = listener),
    count: async () => kept.size,
    leave,
  })
  let pages = 0
  return {
    kept,
    /** Goes on from page to page. It is an hour behind the server's. */
    now: aClock('2026-11-20T11:00:00.000Z'),
    open() {
      let page = ++pages
      living.add(page)
      const leave = () => living.delete(page)
      const keeper = keeperOf(
        () => page,
        () => {
          leave()
          living.add((page = ++pages))
        },
      )
      return { keeper, end: leave, tellOrphans: () => orphans() }
    },
  }
}
