import { defineConfig } from '@playwright/test'
import { pathOf } from './scripts/machine.mjs'

/** What the servers of the journeys keep things in, as in vitest.config.ts. */
const store = process.env['CAIRN_TEST_STORE'] ?? 'postgres'

export default defineConfig({
  testDir: 'e2e',
  // The kit has no server, and how a page looks and what it weighs is the same whatever keeps its rows.
  testIgnore: store === 'postgres' ? [] : ['ui-kit.spec.ts', 'look.spec.ts', 'first-load.spec.ts'],
  outputDir: `test-results/journeys-${store}`,
  globalSetup: ['./e2e/build.ts', './e2e/dynamodb.ts'],
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A machine that is busy with something else is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    timezoneId: zoneAtNoon(),
    launchOptions: {
      // Debian's own; Playwright's download is a second browser to keep up to date.
      executablePath: pathOf('chromium') ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    // What was on the page before and after each step can be looked at; filming it besides took a fifth of the processor.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // The others look at every width themselves, or are about keys.
      testMatch: ['newcomer.spec.ts', 'first-day.spec.ts', 'arranging.spec.ts'],
      // A phone has none.
      grepInvert: /@keys/,
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
    },
  ],
})

/** Where it is noon now: no test has to meet midnight. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours()
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
