/** A UUIDv7: 48 bits of the clock, then random. Ids made in one millisecond by one process keep the order of their making. */
export function newId(ms: number = Date.now()): string {
  counter = ms <= last ? counter + 1 : 0
  last = Math.max(ms, last)
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = last + Math.floor(counter / 0x1000)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = 0x70 | ((counter >> 8) & 0x0f)
  bytes[7] = counter & 0xff
  // Index 8 exists in an array of 16.
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

let last = 0
let counter = 0
