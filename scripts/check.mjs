// `npm run check`: under a minute, and what `npm test` runs first.
import { fileURLToPath } from 'node:url'
import { checks } from './checks.mjs'
import { install } from './install.mjs'
import { runSteps } from './steps.mjs'
import { stopOnStopped } from './stopped.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

await stopOnStopped(async () => {
  await install(root, { tools: true })
  const { failed } = await runSteps(root, checks)
  process.exitCode = failed ? 1 : 0
})
