import { expect, test } from 'vitest'
import { dateOfInstant, nextWeek, timeOf } from './days.ts'

test('a day begins at midnight of the zone, not of Greenwich', () => {
  expect(dateOfInstant('2026-11-20T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-11-21')
  expect(dateOfInstant('2026-11-20T03:30:00.000Z', 'America/New_York')).toBe('2026-11-19')
  expect(timeOf('2026-11-20T03:30:00.000Z', 'Asia/Kathmandu')).toBe('09:15')
})

test('next week begins on its first working day', () => {
  expect(nextWeek('2026-11-20', 1)).toBe('2026-11-23')
  expect(nextWeek('2026-11-23', 1)).toBe('2026-11-30')
  expect(nextWeek('2026-11-20', 0)).toBe('2026-11-23')
  expect(nextWeek('2026-11-22', 0)).toBe('2026-11-23')
  expect(nextWeek('2026-11-20', 6)).toBe('2026-11-22')
})
