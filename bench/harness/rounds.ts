/** How often each side runs; the sides take turns, so that a noisy minute hits both. */
const ROUNDS = 5

/** Runs both sides in turn, once to warm up and then for the record. */
export async function interleave<T>(ours: () => Promise<T>, bare: () => Promise<T>): Promise<[T, T][]> {
  await ours()
  await bare()
  const pairs: [T, T][] = []
  for (let round = 0; round < ROUNDS; round++) pairs.push([await ours(), await bare()])
  return pairs
}

export interface Ratio {
  ours: number
  bare: number
  /** The median over the rounds, and how far they lay apart. */
  ratio: number
  spread: [number, number]
}

/** Each round is compared with its own neighbour only. */
export function ratioOf(pairs: [number, number][]): Ratio {
  const ratios = pairs.map(([ours, bare]) => ours / bare)
  return {
    ours: median(pairs.map(([ours]) => ours)),
    bare: median(pairs.map(([, bare]) => bare)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  }
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
