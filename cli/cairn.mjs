#!/usr/bin/env node
// Starts on Node 20 and later; Cairn itself runs on the Node 24 that npm has installed beside it.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findNode, runsTypeScript } from '../scripts/node-24.mjs'
import { stopOnStopped } from '../scripts/stopped.mjs'

const main = new URL('src/main.ts', import.meta.url)

await stopOnStopped(async () => {
  if (runsTypeScript(process.versions.node)) await import(main.href)
  else runOn(findNode(fileURLToPath(new URL('..', import.meta.url))))
})

/** @param {string} node */
function runOn(node) {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl+C reaches the child by itself; it decides when to end, and how.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
