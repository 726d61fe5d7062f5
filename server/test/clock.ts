import type { Clock } from '../src/ports/clock.ts'

export { DAY, HOUR, MINUTE } from '../src/ports/clock.ts'

export type TestClock = Clock & { forward(ms: number): void }

/** A clock whose hands a test turns; it also runs. */
export function testClock(): TestClock {
  let ahead = 0
  return {
    ms: () => Date.now() + ahead,
    forward(ms) {
      ahead += ms
    },
  }
}
