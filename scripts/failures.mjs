import { stripVTControlCharacters } from 'node:util'

/** Enough to tell what was expected and what came; the whole stands where the test ran. */
const LINES = 12

/**
 * The tests of a report of Vitest or Playwright that did not pass, each with the beginning of what it said.
 * A test that was skipped has not passed.
 * @param {VitestReport | PlaywrightReport} report
 * @returns {string[]}
 */
export function failuresIn(report) {
  return 'suites' in report ? report.suites.flatMap(ofSuite) : report.testResults.flatMap(ofFile)
}

/** @param {VitestReport['testResults'][number]} file */
function ofFile({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status !== 'passed')
  // A file that could not be read at all has no tests to name.
  if (failed.length === 0) return message ? [told(name, [message])] : []
  return failed.map(test => told(`${name}: ${test.fullName}`, test.failureMessages ?? []))
}

/** @param {Suite} suite @returns {string[]} */
function ofSuite({ file, specs, suites = [] }) {
  const failed = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ projectName, results }) =>
        told(
          `${file}: ${title} [${projectName}]`,
          results.flatMap(({ errors }) => errors.map(({ message }) => message ?? '')),
        ),
      ),
  )
  return [...failed, ...suites.flatMap(ofSuite)]
}

/** @param {string} name @param {string[]} messages */
function told(name, messages) {
  const lines = stripVTControlCharacters(messages.join('\n')).split('\n')
  const said = lines.filter(line => line.trim() && !line.includes('/node_modules/')).slice(0, LINES)
  return [name, ...said.map(line => `    ${line}`)].join('\n')
}

/**
 * @typedef {{ testResults: { name: string, message?: string,
 *   assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[] }} VitestReport
 * @typedef {{ file: string, suites?: Suite[], specs: { title: string,
 *   tests: { projectName: string, status: string, results: { errors: { message?: string }[] }[] }[] }[] }} Suite
 * @typedef {{ suites: Suite[] }} PlaywrightReport
 */
