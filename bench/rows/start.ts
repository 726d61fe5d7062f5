import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { load } from '../harness/load.ts'
import type { Result, Row } from '../harness/result.ts'
import { median } from '../harness/rounds.ts'
import { CONNECTIONS, gets, openStage } from '../harness/stage.ts'

/** From the command to the first answer, once everything is set up; and what the server then needs. */
export const start: Row = {
  name: 'start',
  async run() {
    return [await firstAnswer(), await memory()]
  },
}

async function firstAnswer(): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-bench-'))
  const took: number[] = []
  try {
    await npmStart(folder)
    for (let round = 0; round < 3; round++) took.push(await npmStart(folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const ours = median(took)
  return { what: 'npm start to the first 200', unit: 'ms', ours, budget: 'under 2,000', met: ours < 2000 }
}

/** Milliseconds until it answered for the first time; it is stopped again. */
async function npmStart(folder: string): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: '', SMTP_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  const answered = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      answer => answer.ok,
      () => false,
    )
  while (!(await answered())) {
    if (npm.exitCode !== null) throw new Error(`npm start ended with code ${npm.exitCode}`)
    await sleep(10)
  }
  const took = performance.now() - begun
  npm.kill('SIGTERM')
  // npm does not wait for what it started: the last of the group is the server.
  while (groupRuns(npm.pid ?? 0)) await sleep(10)
  return took
}

function groupRuns(leader: number) {
  try {
    return process.kill(-leader, 0)
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise(resolve => probe.close(resolve))
  return port
}

async function memory(): Promise<Result> {
  await using stage = await openStage({ crowd: 0, each: 100 })
  const { address, pid } = stage.server
  const calls = gets(stage.people, '/tasks?limit=20')
  await load({ address, connections: CONNECTIONS, expect: 200, requests: 10_000, calls })
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const ours = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
  return { what: 'memory of the server after 10,000 requests', unit: 'MB', ours, budget: 'under 150', met: ours < 150 }
}
