import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, instantOf, nextMonday, timeOf } from './days.ts'

test('a day begins at midnight of the zone, not of Greenwich', () => {
  expect(dayOf('2026-11-20T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-11-21')
  expect(dayOf('2026-11-20T03:30:00.000Z', 'America/New_York')).toBe('2026-11-19')
})

test.for(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham'])(
  'the clock of %s reads what was set',
  zone => {
    const minute = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minute, at => {
        const instant = new Date(at * 60_000).toISOString()
        const again = instantOf(dayOf(instant, zone), timeOf(instant, zone), zone)
        // In the hour that comes twice in autumn, either instant shows the same clock.
        expect([dayOf(again, zone), timeOf(again, zone)]).toEqual([dayOf(instant, zone), timeOf(instant, zone)])
      }),
    )
  },
)

test('a time that a zone skips in spring becomes one that exists', () => {
  const instant = instantOf('2026-03-29', '02:30', 'Europe/Berlin')
  expect(['01:30', '03:30']).toContain(timeOf(instant, 'Europe/Berlin'))
})

test('next week begins on the Monday after', () => {
  expect(nextMonday('2026-11-20')).toBe('2026-11-23')
  expect(nextMonday('2026-11-23')).toBe('2026-11-30')
  expect(daysBetween('2026-11-20', addDays('2026-11-20', 45))).toBe(45)
})
