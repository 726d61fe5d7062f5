import fc from 'fast-check'

/**
 * Tries a property on random cases: a few of them, CAIRN_RUNS when a long run is wanted. A failure names its seed; CAIRN_SEED plays
 * it again.
 */
export async function holds<T>(cases: fc.Arbitrary<T>, property: (example: T) => Promise<void>): Promise<void> {
  const seed = process.env['CAIRN_SEED']
  const numRuns = Number(process.env['CAIRN_RUNS'] ?? 4)
  await fc.assert(fc.asyncProperty(cases, property), {
    numRuns,
    endOnFailure: true,
    ...(seed && { seed: Number(seed) }),
  })
}
