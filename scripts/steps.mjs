import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { failuresIn } from './failures.mjs'
import { howToInstall, pathOf } from './machine.mjs'

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} run The program, from node_modules/.bin, and its arguments.
 * @property {boolean} [quiet] Shows what the program says only when it fails.
 * @property {Record<string, string>} [env] What the program finds in its environment beside ours.
 * @property {string} [report] Where the program writes its results as JSON, below test-results; one result without.
 * @property {import('./machine.mjs').Program[]} [needs] Without one of them the step fails, saying how to install it.
 *
 * @typedef {{ passed: number, failed: number, failures?: string[] }} Count
 */

/**
 * Runs every step, whatever became of the one before, and says how long it took; in the end what failed, again: by
 * then it is far up. Those that are quiet come first, two at a time: most of them use one processor alone.
 * @param {string} root
 * @param {Step[]} steps
 * @returns {Promise<Count>}
 */
export async function runSteps(root, steps) {
  mkdirSync(path.join(root, 'test-results'), { recursive: true })
  const total = { passed: 0, failed: 0 }
  /** @type {string[]} */
  const failures = []
  const take = async (/** @type {Step} */ step) => {
    const begin = performance.now()
    const count = await runStep(root, step)
    total.passed += count.passed
    total.failed += count.failed
    if (count.failed) failures.push(...(count.failures?.length ? count.failures : [step.name]))
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    console.log(
      `${count.failed ? 'FAILED' : 'passed'}  ${step.name}  (${count.passed} of ${count.passed + count.failed}, ${seconds} s)`,
    )
  }
  const inTurn = async (/** @type {Iterable<Step>} */ some) => {
    for (const step of some) await take(step)
  }
  const quiet = steps.filter(step => step.quiet).values()
  await Promise.all([inTurn(quiet), inTurn(quiet)])
  await inTurn(steps.filter(step => !step.quiet))
  if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}\n`)
  return total
}

/**
 * @param {string} root
 * @param {Step} step
 * @returns {Promise<Count>}
 */
async function runStep(root, { run, env = {}, quiet = false, report, needs = [] }) {
  const lacking = needs.filter(program => !pathOf(program))
  if (lacking.length > 0) {
    for (const program of lacking) console.log(howToInstall(program))
    return { passed: 0, failed: 1 }
  }
  const file = report && path.join(root, 'test-results', report)
  if (file) rmSync(file, { force: true })
  const { code, said } = await runProgram(root, run, { env, quiet })
  if (code !== 0) process.stdout.write(said)
  const count = (file && countIn(file)) || { passed: code === 0 ? 1 : 0, failed: 0 }
  // A run that broke off may have nothing but passes to report.
  return code === 0 ? count : { ...count, failed: Math.max(count.failed, 1) }
}

/**
 * @param {string} root
 * @param {string[]} run
 * @param {{ env: Record<string, string>, quiet: boolean }} how
 * @returns {Promise<{ code: number | null, said: string }>}
 */
async function runProgram(root, [program = '', ...args], { env, quiet }) {
  const PATH = [path.join(root, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter)
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (/** @type {Buffer} */ text) => {
      if (quiet) said += text.toString()
      else process.stdout.write(text)
    })
  }
  return new Promise(resolve => {
    child.once('error', error => resolve({ code: 1, said: `${error.message}\n` }))
    child.once('close', code => resolve({ code, said }))
  })
}

/**
 * Vitest's and Playwright's reports. A test that was skipped has not passed.
 * @param {string} file
 * @returns {Count | undefined}
 */
function countIn(file) {
  try {
    const report = /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')))
    const failures = failuresIn(report)
    if (!('stats' in report)) {
      return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests, failures }
    }
    const { expected, unexpected, flaky, skipped } = report.stats
    return { passed: expected, failed: unexpected + flaky + skipped, failures }
  } catch {
    return undefined
  }
}

/**
 * @typedef {import('./failures.mjs').VitestReport & { numPassedTests: number, numTotalTests: number }} OfVitest
 * @typedef {import('./failures.mjs').PlaywrightReport &
 *   { stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} OfPlaywright
 * @typedef {OfVitest | OfPlaywright} Report
 */
