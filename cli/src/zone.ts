/** Wall clocks in time zones: `2026-12-01` and `09:00` there, an instant here. */

/** The instant at which a wall clock in the zone shows this. An hour that the clocks skip counts as the one after it. */
export function instantAt(date: string, time: string, zone: string): string {
  const asIfUtc = Date.parse(`${date}T${time}Z`)
  const first = asIfUtc - offsetAt(asIfUtc, zone)
  // Near a change of the clocks the first guess lies on the wrong side of it; the second does not.
  return new Date(asIfUtc - offsetAt(first, zone)).toISOString()
}

/** What calendar and clock in the zone show at an instant. */
export function wallClock(instant: number, zone: string): { date: string; time: string } {
  const shown = new Date(instant + offsetAt(instant, zone)).toISOString()
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) }
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

export const daysBetween = (from: string, to: string) =>
  (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY

/** 0 is Sunday. */
export const weekday = (date: string) => new Date(`${date}T00:00Z`).getUTCDay()

/** Only days that exist: 2026-02-30 does not. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) && text >= '1970-01-01'
}

const DAY = 86_400_000

/** Milliseconds that the zone is ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(instant)
  const name = shown.find(part => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? []
  const ahead = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return sign === '-' ? -ahead : ahead
}
