import { normalized } from './names.ts'
import { slips } from './slips.ts'

/** A name, and the letters by which it is compared. */
export interface Spelling {
  name: string
  letters: string
}

/** Names made ready to be compared; whoever asks several times does it once. */
export const spelled = (names: readonly string[]): Spelling[] =>
  names.slice(0, MANY).map(name => ({ name, letters: normalized(name) }))

/** At most three that contain it or are a slip of the fingers away; the nearest first. */
export const nearest = (name: string, known: readonly string[]): string[] => nearestAmong(name, spelled(known))

export function nearestAmong(name: string, known: readonly Spelling[]): string[] {
  const wanted = normalized(name)
  if (wanted.length > LONGEST) return []
  const most = Math.min(SLIPS, Math.max(1, Math.floor(wanted.length / 3)))
  return known
    .flatMap(({ name: each, letters }) => {
      const far = letters.includes(wanted) ? letters.length - wanted.length : slips(wanted, letters, most)
      return far === undefined ? [] : [{ each, far }]
    })
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ each }) => each)
}

/** What is longer is no slip, and comparing it keeps others on a server waiting: at most 500 times 30 letters with 4 to either side. */
const MANY = 500
const LONGEST = 30
const SLIPS = 4
