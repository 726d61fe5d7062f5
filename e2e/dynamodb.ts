import { startDynamodb } from '../server/test/dynamodb-local.ts'

/** On the second engine: one DynamoDB Local for the whole run; each server has a table of its own. */
// oxlint-disable-next-line import/no-default-export -- Playwright looks for it
export default async function setUp() {
  if (process.env['CAIRN_TEST_STORE'] !== 'dynamodb') return
  const { endpoint, stop } = await startDynamodb()
  // The workers start with what is set here.
  process.env['DYNAMODB_ENDPOINT'] = endpoint
  return stop
}
