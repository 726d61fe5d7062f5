import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Stopped } from './stopped.mjs'

/** Node 24 is the first that runs our TypeScript as it is. @param {string} version */
export function runsTypeScript(version) {
  return Number(version.split('.')[0]) >= 24
}

/** @param {string} root */
export function hasNode(root) {
  return runsTypeScript(process.versions.node) || existsSync(installedNode(root))
}

/** The Node to run Cairn with: this one when it is new enough, otherwise the one npm installed. @param {string} root */
export function findNode(root) {
  if (!hasNode(root)) throw new Stopped(tooOld())
  return runsTypeScript(process.versions.node) ? process.execPath : installedNode(root)
}

/** Says so before a minute of installing when no Node can come with it. @param {string} root */
export function expectNode(root) {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8')
  if (!runsTypeScript(process.versions.node) && !manifest.includes(`"node-${process.platform}-${process.arch}"`))
    throw new Stopped(tooOld())
}

/** @param {string} root */
function installedNode(root) {
  return path.join(root, 'node_modules/.bin/node')
}

function tooOld() {
  return `Cairn needs Node 24 or newer, this is ${process.versions.node}: install it from https://nodejs.org and run the command again`
}
