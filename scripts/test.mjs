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
  if (!pathOf('java')) process.env['CAIRN_TEST_WITHOUT'] = 'dynamodb'

  const { passed, failed } = await runSteps(root, [
    ...checks,
    { name: 'server and command line', ...vitest('server') },
    { name: 'server on DynamoDB', ...vitest('dynamodb'), needs: ['java'] },
    { name: 'faults, a tenth', run: ['node', 'server/test/faults/run.ts', '--tenth'] },
    { name: 'journeys in the browser', ...journeys('postgres'), needs: ['chromium'] },
    { name: 'journeys that write and read, on DynamoDB', ...journeys('dynamodb'), needs: ['chromium', 'java'] },
  ])
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
})

/** The step of playwright.config.ts on one engine. @param {'postgres' | 'dynamodb'} store */
function journeys(store) {
  const report = `journeys-${store}.json`
  const env = { CAIRN_TEST_STORE: store, PLAYWRIGHT_JSON_OUTPUT_NAME: `test-results/${report}` }
  return { run: ['playwright', 'test', '--reporter=list,json'], env, report }
}
