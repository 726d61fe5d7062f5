/**
 * Reads by key that are asked for in the same turn of the event loop travel as one statement, or one batch. Each is still read after it
 * was asked for, so none is weaker than a read of its own. A key that the database refuses would fail its neighbours: only
 * keys that were checked may come here.
 */
export function gather<V>(read: (keys: string[]) => Promise<Map<string, V>>): (key: string) => Promise<V | undefined> {
  let next: { keys: Set<string>; found: Promise<Map<string, V>> } | undefined

  function begin() {
    const keys = new Set<string>()
    const found = new Promise(setImmediate).then(() => {
      next = undefined
      return read([...keys])
    })
    return { keys, found }
  }

  return async key => {
    next ??= begin()
    next.keys.add(key)
    return (await next.found).get(key)
  }
}
