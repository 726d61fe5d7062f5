import { expect, test } from 'vitest'
import { commands } from './commands.ts'

test.each([...commands])('help on %s begins with how it is called and fits a terminal', (name, { summary, help }) => {
  expect(help.trim()).toMatch(new RegExp(`^cairn ${name}( |$)`, 'm'))
  expect(Math.max(...help.split('\n').map(line => line.length))).toBeLessThanOrEqual(100)
  expect(summary).toMatch(/^[A-Z].{5,60}[^.]$/)
})
