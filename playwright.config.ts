import { defineConfig, type Project } from '@playwright/test'
import { pathOf } from './scripts/machine.mjs'

/** What the servers of the journeys keep things in, as in vitest.config.ts. */
const store = process.env['CAIRN_TEST_STORE'] ?? 'postgres'

export default defineConfig({
  testDir: 'e2e',
  testIgnore: store === 'postgres' ? [] : inTheBrowserAlone(),
  outputDir: `test-results/journeys-${store}`,
  globalSetup: ['./e2e/build.ts', './e2e/dynamodb.ts'],
  forbidOnly: true,
  fullyParallel: true,
  // As in vitest.config.ts: each of them waits now and then.
  workers: 3,
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
  // To the server a phone is the same journey as a desk. Its longest would be the last of all, with nothing beside it: it goes first.
  projects: store === 'postgres' ? [phone(), desktop()] : [desktop()],
})

function desktop(): Project {
  return { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } }
}

function phone(): Project {
  return {
    name: 'phone',
    // The others look at every width themselves, or are about keys.
    testMatch: [
      'newcomer.spec.ts',
      'first-day.spec.ts',
      'arranging.spec.ts',
      'filters.spec.ts',
      'filters-refused.spec.ts',
      'edit-dialogs.spec.ts',
      'naming.spec.ts',
    ],
    // A phone has none.
    grepInvert: /@keys/,
    use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  }
}

/** What is the same whatever keeps the rows. */
function inTheBrowserAlone(): string[] {
  return [
    // The kit has no server.
    'ui-kit.spec.ts',
    // How a page looks and what it weighs, and the page about the API, which nothing is kept for.
    'look.spec.ts',
    'large-list.spec.ts',
    'first-load.spec.ts',
    'docs.spec.ts',
    // What is folded the device keeps, and what is beside a name is counted from what it has.
    'sidebar.spec.ts',
    // Lists are arranged in the browser, and how is kept there.
    'arranging.spec.ts',
    'arranging-keys.spec.ts',
    // Where the focus goes; what the keys write, the other journeys write too.
    'keyboard.spec.ts',
  ]
}

/** Where it is noon now: no test has to meet midnight. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours()
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
