/** What needs no server and no browser, in the order in which mistakes show soonest. @type {import('./steps.mjs').Step[]} */
export const checks = [
  { name: 'types', run: ['tsc', '-p', '.'], quiet: true },
  { name: 'types of the web client', run: ['tsc', '-p', 'web'], quiet: true },
  { name: 'types of the journeys', run: ['tsc', '-p', 'e2e'], quiet: true },
  { name: 'lint', run: ['oxlint'], quiet: true },
  { name: 'format', run: ['prettier', '--check', '--cache', '--log-level', 'warn', '.'], quiet: true },
  { name: 'unused code', run: ['knip'], quiet: true },
  { name: 'unit and architecture tests', ...vitest('unit'), quiet: true },
]

/** The step of one project of vitest.config.ts. @param {string} project */
export function vitest(project) {
  const report = `${project}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=test-results/${report}`]
  return { run: ['vitest', 'run', '--project', project, ...reporters], report }
}
