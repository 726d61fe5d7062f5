import { expect, test } from 'vitest'
import { instantAt, startOfDay } from './dates.ts'

test.each([
  ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
])('%s %s is skipped in %s: the clock shows the hour after it', (on, time, zone, instant) => {
  expect(instantAt(on, time, zone)).toBe(instant)
})

test.each([
  ['2026-03-08', '01:59', 'America/New_York', '2026-03-08T06:59:00.000Z'],
  ['2026-03-08', '03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ['2026-12-01', '09:00', 'Asia/Kathmandu', '2026-12-01T03:15:00.000Z'],
])('%s %s in %s is what the clock says', (on, time, zone, instant) => {
  expect(instantAt(on, time, zone)).toBe(instant)
})

test.each([
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
])('%s begins in %s where the clock first shows it', (on, zone, instant) => {
  expect(startOfDay(on, zone)).toBe(instant)
})
