/** One figure for each of the keys. */
export function tally<K extends string>(keys: readonly K[], countOf: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map(key => [key, countOf(key)])) as Record<K, number>
}
