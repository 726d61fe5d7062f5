import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { install } from '../../scripts/install.mjs'

// Programs start and end here, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const INSTALL = new URL('../../scripts/install.mjs', import.meta.url).href

let root: string

/** A checkout that runs with `used` and is developed with `tool`; npm installs both without a network. */
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'cairn-install-'))
  await writeFile(path.join(root, '.npmrc'), 'audit=false\nfund=false\noffline=true\n')
  for (const name of ['used', 'tool', 'more']) await pack(name)
  await lock()
})

afterEach(() => rm(root, { recursive: true, force: true }))

test('a start installs what running needs, and nothing the second time', async () => {
  await install(root, { tools: false })
  expect(installed()).toEqual(['used'])
  await writeFile(path.join(root, 'node_modules/untouched'), '')
  await install(root, { tools: false })
  expect(existsSync(path.join(root, 'node_modules/untouched'))).toBe(true)
})

test('tools are installed when asked for, and a start never takes them away', async () => {
  await install(root, { tools: false })
  await install(root, { tools: true })
  expect(installed()).toEqual(['used', 'tool'])
  await install(root, { tools: false })
  expect(installed()).toEqual(['used', 'tool'])
})

test('a lockfile that changed is followed, with the tools that are there', async () => {
  await install(root, { tools: true })
  await lock({ more: 'file:more-1.0.0.tgz' })
  await install(root, { tools: false })
  expect(installed()).toEqual(['used', 'tool', 'more'])
})

test('a start that finds another one installing says so', async () => {
  await symlink(String(process.ppid), path.join(root, '.installing'))
  await expect(install(root, { tools: false })).rejects.toThrow(
    `Another start (process ${process.ppid}) is installing the packages: wait for it`,
  )
})

/** In a container, the one that was killed had the number that the next one has. */
test.each(['999999999', String(process.pid)])(
  'what an interrupted start left behind (%s) does not stop the next one',
  async left => {
    await symlink(left, path.join(root, '.installing'))
    await mkdir(path.join(root, 'node_modules/half'), { recursive: true })
    await install(root, { tools: false })
    expect(installed()).toEqual(['used'])
    expect(locks()).toEqual([])
  },
)

test('of many starts that find what was left behind one installs, and the others say so', async () => {
  await symlink('999999999', path.join(root, '.installing'))
  const script = `import { install } from ${JSON.stringify(INSTALL)}; await install(process.argv[1], { tools: false })`
  const starts = Array.from({ length: 6 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, root]),
  )
  const ends = await Promise.allSettled(starts)
  const refused = ends.flatMap(end => (end.status === 'rejected' ? [String(end.reason)] : []))
  expect(refused.length).toBeLessThan(starts.length)
  for (const why of refused) expect(why).toMatch(/Another start .*is installing the packages/)
  expect(installed()).toEqual(['used'])
  expect(locks()).toEqual([])
})

test('what npm refuses is told in a line', async () => {
  await writeFile(path.join(root, 'package.json'), 'not JSON')
  await expect(install(root, { tools: false })).rejects.toThrow(
    /^npm could not install the packages: .*package\.json[^\n]*$/,
  )
})

async function pack(name: string) {
  await mkdir(path.join(root, name))
  await writeFile(path.join(root, name, 'package.json'), JSON.stringify({ name, version: '1.0.0' }))
  execFileSync('npm', ['pack', `./${name}`, '--ignore-scripts', '--silent'], { cwd: root })
}

async function lock(more: Record<string, string> = {}) {
  const dependencies = { used: 'file:used-1.0.0.tgz', ...more }
  const manifest = {
    name: 'checkout',
    version: '1.0.0',
    dependencies,
    devDependencies: { tool: 'file:tool-1.0.0.tgz' },
  }
  await writeFile(path.join(root, 'package.json'), JSON.stringify(manifest))
  execFileSync('npm', ['install', '--package-lock-only', '--offline'], { cwd: root })
}

const locks = () => readdirSync(root).filter(name => name.startsWith('.installing'))

function installed() {
  return ['used', 'tool', 'more'].filter(name => existsSync(path.join(root, 'node_modules', name)))
}
