/** Now. A port, so that tests can turn the hands. */
export interface Clock {
  /** Milliseconds since 1970. */
  ms(): number
}

/** The instant in the wire form, `ms` milliseconds from now. */
export const instantIn = (clock: Clock, ms: number) => new Date(clock.ms() + ms).toISOString()
export const nowOf = (clock: Clock) => instantIn(clock, 0)
