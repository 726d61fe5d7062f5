/** What needs no server and no browser, in the order in which mistakes show soonest. @type {import('./steps.mjs').Step[]} */
export const checks = [
  { name: 'types', run: ['tsc', '-p', '.'], quiet: true },
  { name: 'types of the web client', run: ['tsc', '-p', 'web'], quiet: true },
  { name: 'types of the journeys', run: ['tsc', '-p', 'e2e'], quiet: true },
  { name: 'lint', run: ['oxlint'], quiet: true },
  { name: 'format', run: ['prettier', '--check', '--cache', '--log-level', 'warn', '.'], quiet: true },
  { name: 'unused code', run: ['knip'], quiet: true },
  {
    name: 'unit and architecture tests',
    run: [
      'vitest',
      'run',
      '--project',
      'unit',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=test-results/unit.json',
    ],
    report: 'unit.json',
    quiet: true,
  },
]
