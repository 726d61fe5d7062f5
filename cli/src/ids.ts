import { createHash } from 'node:crypto'

/** Always the same id for the same name within a batch, so that a second run meets what the first one made. */
export function idWithin(batch: string, name: string): string {
  const digest = createHash('sha256').update(`${batch}/${name}`).digest('hex')
  return layOut(batch.replaceAll('-', '').slice(0, 12), digest)
}

/** The random end of an id: what its short form is cut from. Ids made in the same moment begin alike. */
export const tail = (id: string) => id.slice(-12)

/** The shortest length, from four on, at which the tails of these ids differ. */
export function shortLength(ids: readonly string[]): number {
  for (let length = 4; length < 12; length++) {
    if (new Set(ids.map(id => tail(id).slice(0, length))).size === new Set(ids).size) return length
  }
  return 12
}

export const shortId = (id: string, length = 4) => tail(id).slice(0, length)

function layOut(time: string, random: string) {
  const variant = ((Number.parseInt(random.charAt(3), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
}
