// `npm test`: sets itself up and runs everything.
import { fileURLToPath } from 'node:url'
import { buildWeb } from './build-web.mjs'
import { checks } from './checks.mjs'
import { install } from './install.mjs'
import { howToInstall, pathOf, prepareMachine } from './machine.mjs'
import { findNode } from './node-24.mjs'
import { runSteps } from './steps.mjs'
import { stopOnStopped } from './stopped.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

await stopOnStopped(async () => {
  await install(root, { tools: true })
  prepareMachine()
  await buildWeb(root, findNode(root))

  const chromium = pathOf('chromium')
  process.env['CHROMIUM'] ??= chromium
  process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = 'test-results/journeys.json'

  /** @type {import('./steps.mjs').Step[]} */
  const steps = [
    ...checks,
    {
      name: 'server and command line',
      run: [
        'vitest',
        'run',
        '--project',
        'server',
        '--reporter=default',
        '--reporter=json',
        '--outputFile=test-results/server.json',
      ],
      report: 'server.json',
    },
    { name: 'a tenth of the faults', run: ['node', 'server/test/faults/run.ts', '--tenth'] },
    {
      name: 'journeys in the browser',
      run: ['playwright', 'test', '--reporter=list,json'],
      report: 'journeys.json',
      ...(!chromium && { missing: howToInstall('chromium') }),
    },
  ]
  const { passed, failed } = await runSteps(root, steps)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
})
