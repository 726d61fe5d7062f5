import { spawn } from 'node:child_process'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, with a folder of its own. */
export interface Launched {
  address: string
  folder: string
  pid: number
  /** Ends it, waits for that, and removes the folder. */
  stop(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Starts a program of ours and waits for the line that says where it listens. Its log goes to a file: nobody spends time reading it. */
export async function launch(
  program: string[],
  settings: (folder: string) => Record<string, string> = () => ({}),
): Promise<Launched> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-bench-'))
  const log = path.join(folder, 'out.log')
  const output = await open(log, 'w')
  const server = spawn(process.execPath, program, {
    env: { ...process.env, ...settings(folder) },
    stdio: ['ignore', output.fd, 'inherit'],
    cwd: ROOT,
  })
  await output.close()
  const exited = new Promise<void>(resolve => server.once('exit', () => resolve()))

  async function stop() {
    server.kill('SIGTERM')
    await exited
    await rm(folder, { recursive: true, force: true })
  }

  for (;;) {
    const line = (await readFile(log, 'utf8')).split('\n').find(one => one.includes('"msg":"listening"'))
    if (line) return { address: (JSON.parse(line) as { address: string }).address, folder, pid: server.pid ?? 0, stop }
    if (server.exitCode !== null) throw new Error(`${program[0]} ended with code ${server.exitCode} before it listened`)
    await sleep(10)
  }
}
