import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parseQuickAdd } from './quick-add.ts'

/** The page says what is understood on a Friday; here it is ten in the morning in Berlin. */
const reader = { now: Date.parse('2026-11-20T09:00:00Z'), timeZone: 'Europe/Berlin' }

const page = await readFile(new URL('../../../docs/quick-add.md', import.meta.url), 'utf8')
const lines = page.split('\n').filter(line => /^\| `.*\| \d{4}-/.test(line))
const cases = lines.flatMap(line => {
  const [, write = '', due = ''] = line.split('|')
  return [...write.matchAll(/`([^`]+)`/g)].map(([, text = '']): [string, string] => [text, due.trim().slice(0, 10)])
})

test('the page has a table of days', () => expect(cases.length).toBeGreaterThan(30))

test.each(cases)('docs/quick-add.md: %s is %s', (text, dueOn) =>
  expect(parseQuickAdd(`Plan ${text}`, reader)).toMatchObject([{ title: 'Plan', due: { dueOn } }]),
)
