/** As many as may wait for the database at the same moment: it has few connections, and what waits too long is given up. */
const FEW = 8

/** What comes of doing this with each of them, in their order. */
export async function aFewAtATime<T, R>(things: readonly T[], act: (thing: T) => Promise<R>): Promise<R[]> {
  const waiting = things.entries()
  const done: R[] = []
  const worker = async () => {
    for (const [n, thing] of waiting) done[n] = await act(thing)
  }
  await Promise.all(Array.from({ length: FEW }, worker))
  return done
}
