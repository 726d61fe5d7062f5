#!/usr/bin/env node
// Starts on Node 20 and later; Cairn itself runs on the Node 24 that npm has installed beside it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const main = new URL('src/main.ts', import.meta.url)

if (Number(process.versions.node.split('.')[0]) >= NEEDED) await import(main.href)
else runOn(installedNode())

function installedNode() {
  const name = `node-${process.platform}-${process.arch}`
  try {
    const path = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin', 'node')
    if (existsSync(path)) return path
  } catch {
    // Not installed: told below.
  }
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  process.stderr.write(`cairn: this needs Node ${NEEDED}. Install it, or run npm install in ${root}\n`)
  process.exit(1)
}

function runOn(node) {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl+C reaches the child by itself; it decides when to end, and how.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', error => {
    process.stderr.write(`cairn: ${node} does not start: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('close', (code, signal) => {
    if (signal === null) process.exitCode = code ?? 1
    else {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    }
  })
}
