import { spawn } from 'node:child_process'
import { Stopped } from './stopped.mjs'

/**
 * Runs a program without showing what it says. When we are told to stop, it is stopped first: left alone, npm would go on
 * writing under the next start.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} where
 * @returns {Promise<{ code: number | null, said: string }>}
 */
export async function runQuietly(command, args, where) {
  const child = spawn(command, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stderr, child.stdout])
    stream.on('data', (/** @type {Buffer} */ text) => (said += text.toString()))
  /** @type {NodeJS.Signals | undefined} */
  let stopped
  /** @param {NodeJS.Signals} signal */
  const stop = signal => {
    stopped = signal
    child.kill('SIGTERM')
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', error => reject(new Stopped(`Cannot run ${command}: ${error.message}`)))
    child.once('close', resolve)
  })
  const code = await ended
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (stopped) throw new Stopped('Stopped before Cairn was ready')
  return { code, said }
}
