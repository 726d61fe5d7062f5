import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'

/**
 * When root works in somebody else's checkout, what it made there is given to them, or they could never change it.
 * @param {string} root
 * @param {string} made
 */
export function giveToOwner(root, made) {
  const { uid, gid } = statSync(root)
  if (process.getuid?.() === 0 && uid !== 0) spawnSync('chown', ['-R', `${uid}:${gid}`, path.join(root, made)])
}

/** Is it ours to leave things in? @param {string} root */
export function isOurs(root) {
  return statSync(root).uid === process.getuid?.()
}
