/** Lets one commit at a time through for each scope. Processes still meet; the writers of one need not. */
export function createLanes() {
  const last = new Map<string, Promise<unknown>>()

  return async function inLane<T>(scopes: string[], work: () => Promise<T>): Promise<T> {
    const before = scopes.map(scope => last.get(scope) ?? Promise.resolve())
    const run = Promise.allSettled(before).then(work)
    for (const scope of scopes) last.set(scope, run)
    try {
      return await run
    } finally {
      for (const scope of scopes) if (last.get(scope) === run) last.delete(scope)
    }
  }
}
