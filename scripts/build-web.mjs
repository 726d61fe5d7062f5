import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { giveToOwner } from './ownership.mjs'
import { runQuietly } from './run.mjs'
import { Stopped } from './stopped.mjs'

/**
 * Builds the web client when it is missing or made from other sources than these.
 * @param {string} root
 * @param {string} node
 */
export async function buildWeb(root, node) {
  const sources = hashOf(root)
  const stamp = path.join(root, 'web/dist/.built-from')
  if (read(stamp) === sources) return
  console.log('Building the web client ...')
  const vite = path.join(root, 'node_modules/vite/bin/vite.js')
  const { code, said } = await runQuietly(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: path.join(root, 'web'),
    // Whatever we are called from: under a test runner's own mode React would come with all its warnings.
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  })
  if (code !== 0) throw new Stopped(`The web client could not be built: ${said.split('\n    at ')[0]?.trim()}`)
  writeFileSync(stamp, sources)
  giveToOwner(root, 'web/dist')
}

/** Contents rather than times: git sets the time of the checkout. @param {string} root */
function hashOf(root) {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', ...filesIn(root, 'web'), ...filesIn(root, 'contract/src')])
    hash.update(file).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(root, folder) {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true })
  return entries
    .filter(entry => !notSources.has(entry.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => (entry.isDirectory() ? filesIn(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}

const notSources = new Set(['dist', 'node_modules'])

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
