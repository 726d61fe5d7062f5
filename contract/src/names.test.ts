import { expect, test } from 'vitest'
import { PROJECT_NAME } from './limits.ts'
import { copyName } from './names.ts'

test('the copy of a project says so, fits, and cuts no character in two', () => {
  expect(copyName('Garden')).toBe('Garden (copy)')
  expect(copyName('x'.repeat(PROJECT_NAME))).toHaveLength(PROJECT_NAME)
  expect(copyName('🦉'.repeat(60))).toBe(`${'🦉'.repeat(56)} (copy)`)
})
