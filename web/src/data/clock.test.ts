import { expect, test } from 'vitest'
import { clockOf, type Habits } from './clock.ts'

const clock = (habits: Partial<Habits>) =>
  clockOf({ timeZone: 'Europe/Vienna', locale: 'en-GB', hourCycle: null, weekStart: null, ...habits }, '2026-11-20')

const half = (hours: string) => `2026-11-20T${hours}:30.000Z`

test('the time is that of the zone, in hours as the locale has them', () => {
  expect(clock({}).time(half('13:05'))).toBe('14:05')
  expect(clock({ locale: 'de-AT' }).time(half('05:00'))).toBe('06:00')
  expect(clock({ locale: 'en-US' }).time(half('13:05'))).toBe('2:05 pm')
})

test('12 or 24 hours are chosen apart from the locale', () => {
  expect(clock({ locale: 'en-US', hourCycle: '24' }).time(half('13:05'))).toBe('14:05')
  const halves = clock({ locale: 'de-DE', hourCycle: '12', timeZone: 'UTC' })
  expect(['00:00', '09:30', '12:00', '23:59'].map(time => halves.time(half(time)))).toEqual([
    '12:00 am',
    '9:30 am',
    '12:00 pm',
    '11:59 pm',
  ])
})

test('the month stands where the locale has it, in the words of the product', () => {
  expect(clock({}).date('2026-11-20')).toBe('20 Nov')
  expect(clock({ locale: 'de-DE' }).dateAndYear('2027-01-02')).toBe('2 Jan 2027')
  expect(clock({ locale: 'en-US' }).date('2026-11-20')).toBe('Nov 20')
  expect(clock({ locale: 'ja-JP' }).dateAndYear('2027-01-02')).toBe('Jan 2, 2027')
  expect(clock({ locale: 'fr' }).weekday('2026-11-20')).toBe('Fri')
})

test('the week begins as chosen, otherwise as where one lives', () => {
  expect(clock({ weekStart: 'sunday' }).weekStart).toBe(0)
  expect(clock({ weekStart: 'monday' }).weekStart).toBe(1)
  expect(clock({ weekStart: 'saturday' }).weekStart).toBe(6)
  expect(clock({ locale: 'de-AT' }).weekStart).toBe(1)
  expect(clock({ locale: 'en-US' }).weekStart).toBe(0)
})
