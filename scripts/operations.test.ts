import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

/** `NAME default` for each setting. */
const inCode = [
  ...read('server/src/config.ts').matchAll(/^ {2}([A-Z_]+): z\.(?:_default\(.*, (.+)\)|optional\(.*\)),$/gm),
].map(([, name, value = '']) => `${name} ${value.replaceAll("'", '')}`.trim())
const inTable = [...read('docs/operations.md').matchAll(/^\| `([A-Z_]+)` +\| (?:`(.+?)`)? *\|/gm)].map(
  ([, name, value = '']) => `${name} ${value}`.trim(),
)

test('every setting stands in docs/operations.md with its default, and no other', () => {
  expect(inCode).toHaveLength([...read('server/src/config.ts').matchAll(/^ {2}[A-Z_]+:/gm)].length)
  expect(inTable).toEqual(inCode)
})
