// `npm start`: from a fresh checkout to a running Cairn. Runs on Node 20, with nothing installed yet.
// The limits of memory stand in package.json, because they count only from the first moment of a process: left alone, Node lets
// garbage grow with the memory of the machine, to more than twice as much (docs/performance.md).
import { spawn } from 'node:child_process'
import module from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildWeb } from './build-web.mjs'
import { install } from './install.mjs'
import { findNode, runsTypeScript } from './node-24.mjs'
import { isOurs } from './ownership.mjs'
import { stopOnStopped } from './stopped.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const entry = path.join(root, 'server/src/entry/node.ts')

await stopOnStopped(async () => {
  stopWithNpm()
  await install(root, { tools: false })
  const node = findNode(root)
  await buildWeb(root, node)
  if (runsTypeScript(process.versions.node)) await serveHere()
  else serveWith(node)
})

/** A signal to npm ends npm and the shell between us, and neither tells us: we see that our parent changed. */
function stopWithNpm() {
  if (process.env['npm_lifecycle_event'] !== 'start' || process.channel) return
  const parent = process.ppid
  const watch = setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 200).unref()
  for (const signal of signals) {
    process.once(signal, () => {
      clearInterval(watch) // a second signal would mean: do not wait
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
    })
  }
}

async function serveHere() {
  if (process.channel) {
    // We were started by the function below: stop when it is gone, even when it was killed.
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
    process.channel.unref()
  }
  // Halves the processor time of a start: types are stripped and code compiled once.
  if (isOurs(root)) module.enableCompileCache(path.join(root, 'node_modules/.cache/node'))
  process.argv[1] = entry
  await import(pathToFileURL(entry).href)
}

/** @param {string} node */
function serveWith(node) {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  // Its own process group, so that Ctrl+C reaches it once, through us.
  const server = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: true })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => server.kill(signal))
  server.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
