import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { committed, snapshots, storedToDo } from './snapshots.ts'

// Before the snapshots: it says what to do, which they do not.
test('whoever changes what DynamoDB keeps has raised its schema and said what older items are', () => {
  expect(storedToDo()).toBeUndefined()
})

test.each(Object.entries(await snapshots()))('%s is what the code says today (npm run snapshots)', (file, text) => {
  expect(committed(file)).toBe(text)
})

test('docs/openapi.json is an OpenAPI 3.1 document', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(committed('docs/openapi.json'))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})
