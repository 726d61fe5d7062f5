import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Programs start and end here, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const checkout = path.resolve(import.meta.dirname, '../..')
let dataDir: string
const children: ChildProcess[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'cairn-npm-start-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

test.each([
  { what: 'npm', command: 'npm', args: ['start'] },
  { what: 'the script without npm', command: process.execPath, args: ['scripts/start.mjs'] },
])('a signal to $what stops the server and its PostgreSQL', async ({ command, args }) => {
  const start = run(command, args)
  const address = await start.listening
  expect((await fetch(`${address}/health/ready`)).status).toBe(200)
  const postgres = await postmaster()
  start.child.kill('SIGTERM')
  await gone(postgres)
  await expect(fetch(address)).rejects.toThrow()
})

test('kill -9 of the server leaves no PostgreSQL, and the next start comes at once', async () => {
  for (let cycle = 0; cycle < 3; cycle++) {
    const start = run(process.execPath, ['scripts/start.mjs'])
    const address = await start.listening
    expect((await fetch(`${address}/health/ready`)).status).toBe(200)
    start.child.kill('SIGKILL')
  }
  await gone(await postmaster())
})

test('a second start on the same data says in one line that the first is running', async () => {
  const first = run(process.execPath, ['scripts/start.mjs'])
  await first.listening
  const second = run(process.execPath, ['scripts/start.mjs'])
  const { code, complained } = await second.ended
  expect(code).toBe(1)
  expect(complained).toBe(
    `Cairn did not start: Another Cairn is already running on ${dataDir} (its PostgreSQL is process ${await postmaster()})\n`,
  )
})

function run(command: string, args: string[]) {
  const { npm_lifecycle_event: _, ...environment } = process.env
  const env = { ...environment, DATA_DIR: dataDir, PORT: '0' }
  const child = spawn(command, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let complained = ''
  child.stderr.on('data', (text: Buffer) => (complained += text.toString()))
  const ended = new Promise<{ code: number | null; complained: string }>(resolve => {
    child.once('close', code => resolve({ code, complained }))
  })
  const listening = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', line => {
      if (line.includes('"msg":"listening"')) resolve((JSON.parse(line) as { address: string }).address)
    })
    void ended.then(() => reject(new Error(`It ended before it listened: ${complained}`)))
  })
  listening.catch(() => {}) // the second start is not meant to listen
  return { child, listening, ended }
}

async function postmaster() {
  const lock = await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')
  return Number(lock.split('\n')[0])
}

async function gone(pid: number) {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (!isRunning(pid)) return
    await sleep(50)
  }
  throw new Error(`PostgreSQL (process ${pid}) is still running`)
}

function isRunning(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
