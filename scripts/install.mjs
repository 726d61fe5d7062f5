import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { expectNode, hasNode } from './node-24.mjs'
import { giveToOwner } from './ownership.mjs'
import { runQuietly } from './run.mjs'
import { Stopped } from './stopped.mjs'

/**
 * Installs what is missing: what running needs, and with `tools` what developing needs too. Tools once installed stay.
 * @param {string} root
 * @param {{ tools: boolean }} wanted
 */
export async function install(root, { tools }) {
  const locked = packagesIn(path.join(root, 'package-lock.json'))
  if (!locked) throw new Stopped(`There is no package-lock.json in ${root}: this is not a complete checkout of Cairn`)
  // npm's own record of what it put there, written when it was done; `--package-lock-only` writes it too, so we look.
  const present = packagesIn(path.join(root, 'node_modules/.package-lock.json'))
  const withTools = tools || Object.values(present ?? {}).some(found => found.dev)
  if (present && isComplete(root, locked, present, withTools) && hasNode(root)) return
  expectNode(root)
  ensureWritable(root)
  console.log(present ? 'Installing what changed ...' : 'Installing what Cairn needs, this takes a moment ...')
  const done = alone(root)
  await npmCi(root, withTools ? '--include=dev' : '--omit=dev').finally(done)
  giveToOwner(root, 'node_modules')
}

/**
 * @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} Package
 * @param {string} file
 * @returns {Record<string, Package> | undefined}
 */
function packagesIn(file) {
  try {
    const lock = /** @type {{ packages: Record<string, Package> }} */ (JSON.parse(readFileSync(file, 'utf8')))
    return lock.packages
  } catch {
    return undefined
  }
}

/**
 * @param {string} root
 * @param {Record<string, Package>} locked
 * @param {Record<string, Package>} present
 * @param {boolean} withTools
 */
function isComplete(root, locked, present, withTools) {
  return Object.entries(locked).every(([place, wanted]) => {
    if (place === '' || (wanted.dev && !withTools)) return true
    const found = present[place]
    // An optional package belongs to some platforms only.
    if (!found) return wanted.optional === true || wanted.devOptional === true
    const same = found.version === wanted.version && found.integrity === wanted.integrity
    return same && existsSync(path.join(root, place))
  })
}

/** @param {string} root */
function ensureWritable(root) {
  for (const place of [root, path.join(root, 'node_modules')]) {
    if (existsSync(place) && !mayWrite(place))
      throw new Stopped(`Cannot write to ${place}, where npm installs: it belongs to another user`)
  }
}

/**
 * Two npm at once spoil each other's work. Returns what to call when done.
 * @param {string} root
 */
function alone(root) {
  const lock = path.join(root, '.installing')
  if (!isMade(lock, String(process.pid))) {
    const left = whoHas(lock)
    const other = Number(left)
    // In a container, numbers begin anew at each start: ours may be what a killed install left behind.
    if (other && other !== process.pid && isRunning(other)) throw busy(other)
    // Whoever found the same remains and was quicker.
    if (!areTaken(lock, left) || !isMade(lock, String(process.pid))) throw busy()
  }
  return () => remove(lock)
}

/**
 * Makes the link that says who is installing, whole from its first moment; false when there is one.
 * @param {string} lock
 * @param {string} who
 */
function isMade(lock, who) {
  try {
    symlinkSync(who, lock)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  }
}

/** Nobody, where it is no link of ours, or gone. @param {string} lock */
function whoHas(lock) {
  try {
    return readlinkSync(lock)
  } catch {
    return ''
  }
}

/**
 * Takes remains away, which only one can. What turns out to be the fresh lock of somebody who was quicker is put back.
 * @param {string} lock
 * @param {string} left who had it
 */
function areTaken(lock, left) {
  const taken = `${lock}-${process.pid}`
  try {
    renameSync(lock, taken)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return false
  }
  const who = whoHas(taken)
  if (who !== left) isMade(lock, who)
  remove(taken)
  return who === left
}

/** `rmSync` lets links be that lead nowhere. @param {string} link */
function remove(link) {
  try {
    unlinkSync(link)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

/** @param {number} [other] */
const busy = other =>
  new Stopped(`Another start${other ? ` (process ${other})` : ''} is installing the packages: wait for it`)

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It runs, and belongs to another user.
    return codeOf(error) === 'EPERM'
  }
}

/** @param {unknown} error */
const codeOf = error => /** @type {NodeJS.ErrnoException} */ (error).code

/**
 * @param {string} root
 * @param {string} what
 */
async function npmCi(root, what) {
  const { npm_execpath: cli = '', npm_node_execpath: node = process.execPath, ...env } = process.env
  const [command, before] = path.basename(cli) === 'npm-cli.js' ? [node, [cli]] : ['npm', []]
  const cache = borrowedCache()
  const args = [...before, 'ci', what, '--no-progress', '--loglevel=error', ...(cache ? ['--cache', cache] : [])]
  const { code, said } = await runQuietly(command, args, { cwd: root, env })
  if (cache) rmSync(cache, { recursive: true, force: true })
  if (code !== 0) throw new Stopped(`npm could not install the packages: ${gist(said)}`)
}

/** npm says a lot, and the reason first. @param {string} said */
function gist(said) {
  const lines = said.split('\n').map(line => line.replace(/^npm error ?/, '').trim())
  return lines.find(line => line && !/^(code|errno|syscall|path) /.test(line)) ?? 'it did not say why'
}

/** npm needs a cache; where the home directory cannot hold one (a service account), it gets one for this run. */
function borrowedCache() {
  const usual = process.env['npm_config_cache'] ?? path.join(homedir(), '.npm')
  let nearest = usual
  while (!existsSync(nearest)) nearest = path.dirname(nearest)
  return mayWrite(nearest) ? undefined : mkdtempSync(path.join(tmpdir(), 'cairn-npm-'))
}

/** @param {string} place */
function mayWrite(place) {
  try {
    accessSync(place, constants.W_OK)
    return true
  } catch {
    return false
  }
}
