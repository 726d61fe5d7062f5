import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { snapshots } from './snapshots.ts'

const committed = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

test.each(Object.entries(await snapshots()))('%s is what the contract says today (npm run snapshots)', (file, text) => {
  expect(committed(file)).toBe(text)
})

test('docs/openapi.json is an OpenAPI 3.1 document', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(committed('docs/openapi.json'))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})
