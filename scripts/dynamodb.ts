// `npm run dynamodb`: a DynamoDB Local for trying the other store, with its data in ./data/dynamodb.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { startDynamodb } from '../server/test/dynamodb-local.ts'

const folder = path.resolve('data/dynamodb')
await mkdir(folder, { recursive: true })
const { endpoint, stop } = await startDynamodb({ data: folder })
console.log(
  `DynamoDB Local is running. Start Cairn on it with:\n  STORE=dynamodb DYNAMODB_ENDPOINT=${endpoint} npm start`,
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(0)))
