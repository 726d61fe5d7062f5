/**
 * Letters to add, drop, replace or exchange with their neighbour (optimal string alignment); `undefined` when that takes more than
 * `most`. It looks at `most` letters to either side of each and gives up as early as it can, since anybody may ask for many.
 */
export function slips(from: ArrayLike<string>, to: ArrayLike<string>, most: number): number | undefined {
  if (Math.abs(from.length - to.length) > most) return undefined
  const far = most + 1
  // Three rows in turn; what lies beyond the band is too far.
  let before = Array.from({ length: to.length + 1 }, () => far)
  let row = before.map((_, j) => Math.min(j, far))
  let next = [...before]
  for (let i = 1; i <= from.length; i++) {
    const [begin, end] = [Math.max(1, i - most), Math.min(to.length, i + most)]
    next[begin - 1] = begin === 1 ? i : far
    let least = next[begin - 1]!
    for (let j = begin; j <= end; j++) {
      const isSame = from[i - 1] === to[j - 1]
      // All three rows are one longer than `to`.
      let steps = Math.min(row[j - 1]! + (isSame ? 0 : 1), row[j]! + 1, next[j - 1]! + 1)
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      if (isSwapped) steps = Math.min(steps, before[j - 2]! + 1) // j is 2 or more
      next[j] = steps
      least = Math.min(least, steps)
    }
    if (least > most) return undefined
    ;[before, row, next] = [row, next, before]
  }
  const steps = row[to.length]! // one longer than `to`
  return steps > most ? undefined : steps
}
