/**
 * What comes of writing each of them, in their order. All at once they would wait for each other's place in the log of the workspace,
 * on a busy machine longer than the server waits for its database.
 */
export async function aFewAtATime<T, R>(things: T[], write: (thing: T, n: number) => Promise<R>): Promise<R[]> {
  const waiting = things.entries()
  const written: R[] = []
  const writer = async () => {
    for (const [n, thing] of waiting) written[n] = await write(thing, n)
  }
  await Promise.all(Array.from({ length: 6 }, writer))
  return written
}
