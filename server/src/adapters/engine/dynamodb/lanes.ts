import { Problem } from '@cairn/contract/problems'

/**
 * Lets one commit at a time through for each scope. Processes still meet; the writers of one need not. When the database does not answer
 * the one in front, those who wait behind it are told the same: one after the other, each would wait a little longer.
 */
export function createLanes() {
  const last = new Map<string, Promise<unknown>>()

  return async function inLane<T>(scopes: string[], work: () => Promise<T>): Promise<T> {
    const before = scopes.map(scope => last.get(scope) ?? Promise.resolve())
    const run = Promise.allSettled(before).then(ended => {
      const refused = ended.find(one => one.status === 'rejected' && isAway(one.reason))
      if (refused?.status === 'rejected') throw refused.reason
      return work()
    })
    for (const scope of scopes) last.set(scope, run)
    try {
      return await run
    } finally {
      for (const scope of scopes) if (last.get(scope) === run) last.delete(scope)
    }
  }
}

const isAway = (error: unknown) => error instanceof Problem && error.code === 'unavailable'
