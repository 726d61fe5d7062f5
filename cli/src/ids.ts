import { createHash } from 'node:crypto'

/**
 * Always the same id for the same name within a batch, so that a second run meets what the first one made. A UUIDv7 whose time
 * is the batch's and whose first random bits count, so that ids sort in this order.
 */
export function idWithin(batch: string, name: string, order: number): string {
  const ms = Number.parseInt(batch.slice(0, 8) + batch.slice(9, 13), 16) + Math.floor(order / 0x1000)
  const time = ms.toString(16).padStart(12, '0')
  const count = (order % 0x1000).toString(16).padStart(3, '0')
  const random = createHash('sha256').update(`${batch}/${name}`).digest('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-8${random.slice(0, 3)}-${random.slice(3, 15)}`
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
