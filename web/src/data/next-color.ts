import type { Color } from '@cairn/contract/fields'

type Coloured = readonly { color: Color }[]

/** For something new: the colour that the fewest of its kind have, and of those the fewest of its neighbours. Grey stays for who wants it. */
export function nextColor(kind: Coloured, neighbours: Coloured = []): Color {
  const rarer = (a: Color, b: Color) => uses(a, kind) - uses(b, kind) || uses(a, neighbours) - uses(b, neighbours)
  return offered.reduce((least, color) => (rarer(color, least) < 0 ? color : least))
}

/** One after the other they are easy to tell apart. */
const offered: readonly [Color, ...Color[]] = ['blue', 'orange', 'green', 'purple', 'teal', 'pink', 'yellow', 'red']

const uses = (color: Color, among: Coloured) => among.filter(other => other.color === color).length
