import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const page = readFileSync(new URL('docs/coverage.md', root), 'utf8')
const rows = [...page.matchAll(/^\| ([A-E])(\d+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)]

/** How many promises each system makes. */
const promises = { A: 67, B: 52, C: 51, D: 40, E: 106 }

test('docs/coverage.md follows every promise, each once and in order', () => {
  const wanted = Object.entries(promises).flatMap(([system, count]) =>
    Array.from({ length: count }, (_, i) => `${system}${i + 1}`),
  )
  expect(rows.map(([, system, number]) => `${system}${number}`)).toEqual(wanted)
})

test('it says where each is kept and what shows it, or "not yet"', () => {
  const silent = rows.filter(([, , , , where = '', shownBy = '']) =>
    where.startsWith('not yet')
      ? shownBy !== '—'
      : !/^(partly|otherwise): |`/.test(where) || !/`|^none yet$|^—$/.test(shownBy),
  )
  expect(silent.map(([row]) => row)).toEqual([])
})

test('every file that it names exists', () => {
  const named = new Set([...page.matchAll(/`([^`\n]+)`/g)].map(([, file = '']) => file))
  expect(named.size).toBeGreaterThan(50)
  expect([...named].filter(file => !existsSync(new URL(file, root)))).toEqual([])
})
