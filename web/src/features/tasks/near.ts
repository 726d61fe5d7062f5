/** A run of lines, the last of them not in it. */
export interface Range {
  from: number
  to: number
}

/** What is known of the heights of lines, in pixels: those that were drawn, and what the others are taken to be. */
export interface Heights {
  usual: number
  /** Of the list when they were measured: in another width lines have other heights. */
  width: number
  drawn: Map<string, number>
}

export const noHeights = (): Heights => ({ usual: 36, width: 0, drawn: new Map() })

export function heightOf(keys: readonly string[], { from, to }: Range, { usual, drawn }: Heights) {
  let sum = 0
  for (let at = from; at < to; at++) sum += drawn.get(keys[at]!) ?? usual
  return sum
}

/** Which lines lie in the window or so many pixels from it, in a list that begins at `top`. */
export function rangeNear(keys: readonly string[], heights: Heights, top: number, beyond: number): Range {
  const { usual, drawn } = heights
  const [start, end] = [-top - beyond, -top + innerHeight + beyond]
  const tall = (line: number) => drawn.get(keys[line]!) ?? usual
  let at = 0
  let from = 0
  while (from < keys.length && at + tall(from) <= start) at += tall(from++)
  let to = from
  while (to < keys.length && at < end) at += tall(to++)
  return { from, to }
}

/** Learns the heights of lines that are in the document, in the order of their keys. */
export function measure(heights: Heights, lines: readonly Element[], keys: readonly string[]) {
  const width = lines[0]?.clientWidth ?? 0
  if (width === 0) return
  const measured = lines.map(line => line.getBoundingClientRect().height)
  if (width !== heights.width) {
    heights.width = width
    heights.drawn.clear()
    heights.usual = measured.toSorted((a, b) => a - b)[measured.length >> 1] ?? heights.usual
  }
  keys.forEach((key, at) => heights.drawn.set(key, measured[at] ?? heights.usual))
}
