import { expect, test } from 'vitest'
import { parseQuery } from './parse.ts'
import type { Reader } from './readings.ts'

/** Many labels, which count how often a name is read: each time it is compared anew. */
function aReader(many: number) {
  const reads = { count: 0 }
  const labels = Array.from({ length: many }, (_, i) => ({
    id: String(i),
    get name() {
      reads.count++
      return `home ${i}`
    },
  }))
  const reader: Reader = {
    now: '2026-11-20T09:00:00.000Z',
    today: '2026-11-20',
    timeZone: 'Europe/Berlin',
    labels,
    projects: [],
  }
  return { reads, reader }
}

test('each name is made ready once for a query, however many values, words and mistakes it has', () => {
  const { reads, reader } = aReader(400)
  const values = Array.from({ length: 100 }, (_, i) => `"home ${i}"`).join(',')
  const words = Array.from({ length: 100 }, (_, i) => `word${i}`).join(' ')
  const mistakes = Array.from({ length: 20 }, (_, i) => `label:hmoe${i}`).join(' ')
  const { parts, errors } = parseQuery(`label:${values} ${words} ${mistakes}`, reader)
  expect([parts.length, errors.length]).toEqual([101, 20])
  // By name, as words, and for what may have been meant.
  expect(reads.count).toBeLessThanOrEqual(3 * 400)
})

test('of the first five mistakes it is said what was meant, of others only that they are some', () => {
  const { errors } = parseQuery(
    'labl:a is:opne label:"hmoe 1" due:tody has:lable priority:hihg is:opne',
    aReader(30).reader,
  )
  expect(errors.map(({ instead }) => instead?.text)).toEqual([
    'label',
    'open',
    '"home 1"',
    'today',
    'label',
    undefined,
    undefined,
  ])
})
