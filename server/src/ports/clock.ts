/** Now. A port, so that tests can turn the hands. */
export interface Clock {
  /** Milliseconds since 1970. */
  ms(): number
}

/** Lengths of time, in milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The instant in the wire form, `ms` milliseconds from now. */
export const instantIn = (clock: Clock, ms: number) => new Date(clock.ms() + ms).toISOString()
export const nowOf = (clock: Clock) => instantIn(clock, 0)
