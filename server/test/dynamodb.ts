import type { TestProject } from 'vitest/node'
import { startDynamodb } from './dynamodb-local.ts'

declare module 'vitest' {
  interface ProvidedContext {
    dynamodb: { endpoint: string }
  }
}

/** One DynamoDB Local for the whole run, in memory; each test has a table of its own. */
export default async function setup(project: TestProject) {
  if (!hasDynamodb()) return
  const { endpoint, stop } = await startDynamodb()
  project.provide('dynamodb', { endpoint })
  return stop
}

/** `npm test` leaves it out on a machine without Java, and fails for that. */
export const hasDynamodb = () => process.env['CAIRN_TEST_WITHOUT'] !== 'dynamodb'
