import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Person } from '../../server/test/app.ts'

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export type Terminal = Awaited<ReturnType<typeof openTerminal>>

const launcher = fileURLToPath(new URL('../cairn.mjs', import.meta.url))
const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))

/** A machine of its own on which somebody types `cairn ...`: a home, and nothing else. */
export async function openTerminal() {
  const home = await mkdtemp(path.join(tmpdir(), 'cairn-home-'))
  const env = { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: cache, NO_COLOR: '1' }
  const config = path.join(home, '.config/cairn/config.json')

  function start(args: string[], input = '') {
    const child = spawn(process.execPath, [launcher, ...args], { env, cwd: home })
    child.stdin.end(input)
    const said = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said.stdout += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said.stderr += chunk))
    const ended = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, ...said })))
    return { kill: () => child.kill('SIGKILL'), ended }
  }

  const cairn = (args: string[], input?: string) => start(args, input).ended
  return {
    home,
    config,
    start,
    cairn,
    login: ({ name, password }: Person, server: string) =>
      cairn(['login', name, '--server', server, '--password-stdin'], `${password}\n`),
    keptToken: async () => (JSON.parse(await readFile(config, 'utf8')) as { token: string }).token,
    async file(name: string, content: string | Buffer) {
      await writeFile(path.join(home, name), content)
      return name
    },
    close: () => rm(home, { recursive: true, force: true }),
  }
}
