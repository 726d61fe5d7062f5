import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const words = ['high', 'urgent', 'medium', 'Deep work', 'open']

test.each([
  ['hgh', ['high']],
  ['urgnet', ['urgent']],
  ['opne', ['open']],
  ['deep', ['Deep work']],
  ['mediun', ['medium']],
  ['soon', []],
  ['x'.repeat(100), []],
  ['Deep wrok', ['Deep work']],
  ['abcdefghijklmno', []],
])('%s is near %s', (name, near) => expect(nearest(name, words)).toEqual(near))
