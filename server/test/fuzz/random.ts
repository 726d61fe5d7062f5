import { randomFrom } from '../random.ts'

/** Choices that come again with the same seed. */
export function choicesFrom(seed: number) {
  const next = randomFrom(seed)
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    /** One of a list that is not empty. */
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
  }
}

export type Random = ReturnType<typeof choicesFrom>
