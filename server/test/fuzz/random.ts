/** Random numbers that come again with the same seed (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    /** One of a list that is not empty. */
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
  }
}

export type Random = ReturnType<typeof randomFrom>
