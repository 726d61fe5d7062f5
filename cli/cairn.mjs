#!/usr/bin/env node
// Starts on Node 20 and later; Cairn itself runs on the Node 24 that npm has installed beside it.
import { spawn } from 'node:child_process'
import module from 'node:module'
import { constants, homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode, runsTypeScript } from '../scripts/node-24.mjs'
import { stopOnStopped } from '../scripts/stopped.mjs'

const main = new URL('src/main.ts', import.meta.url)
// Reading TypeScript anew takes more than half of the time that a command takes.
const cache = path.join(process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'cairn')

await stopOnStopped(async () => {
  if (!runsTypeScript(process.versions.node)) return runOn(findNode(fileURLToPath(new URL('..', import.meta.url))))
  module.enableCompileCache?.(cache)
  await import(main.href)
})

/** @param {string} node */
function runOn(node) {
  const env = { ...process.env, NODE_COMPILE_CACHE: cache }
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit', env })
  // Ctrl+C reaches the child by itself; it decides when to end, and how.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)))
}
