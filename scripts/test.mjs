// `npm test`: sets itself up and runs everything.
import { fileURLToPath } from 'node:url'
import { buildWeb } from './build-web.mjs'
import { checks, vitest } from './checks.mjs'
import { install } from './install.mjs'
import { pathOf, prepareMachine } from './machine.mjs'
import { findNode } from './node-24.mjs'
import { runSteps } from './steps.mjs'
import { stopOnStopped } from './stopped.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

await stopOnStopped(async () => {
  await install(root, { tools: true })
  prepareMachine()
  await buildWeb(root, findNode(root))

  process.env['CHROMIUM'] = pathOf('chromium') ?? ''
  process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = 'test-results/journeys.json'
  if (!pathOf('java')) process.env['CAIRN_TEST_WITHOUT'] = 'dynamodb'

  const { passed, failed } = await runSteps(root, [
    ...checks,
    { name: 'server and command line', ...vitest('server') },
    { name: 'server on DynamoDB', ...vitest('dynamodb'), needs: 'java' },
    { name: 'faults, a tenth', run: ['node', 'server/test/faults/run.ts', '--tenth'] },
    {
      name: 'journeys in the browser',
      run: ['playwright', 'test', '--reporter=list,json'],
      report: 'journeys.json',
      needs: 'chromium',
    },
  ])
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
})
