import { expectAccessible, expectAccessibleInBoth } from './accessible.ts'
import { addMany, furnish, hardTitles } from './furnish.ts'
import { holdBack } from './hold-back.ts'
import { asIfLongAgo } from './long-ago.ts'
import { heading, panel, row, rowsIn } from './screen.ts'
import { expect, test } from './test.ts'

// A colour on its way from one to another has no contrast to measure.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const token = 'a-token-that-is-long-enough-to-be-one'
const outside = [
  '/login',
  '/register',
  '/verify',
  '/forgot',
  '/reset',
  `/reset?token=${token}`,
  `/activate?token=${token}`,
  `/confirm-email?token=${token}`,
]
const views: Record<string, string | RegExp> = {
  '/today': 'Today',
  '/upcoming': 'Upcoming',
  '/inbox': 'Inbox',
  '/all': 'All tasks',
  '/all?q=priority:urgent,low&sort=title&group=project': 'All tasks',
  '/search?q=pots': 'Search',
  '/completed': 'Completed',
  '/statistics': 'Statistics',
  '/activity': 'Activity',
  '/trash': 'Trash',
  '/labels': 'Labels',
  '/projects': 'Projects',
  '/filters': 'Filters',
  '/settings': 'Settings',
  '/settings/profile': /^(Settings|Profile)$/,
  '/settings/security': /^(Settings|Security)$/,
  '/settings/data': /^(Settings|Data)$/,
  '/settings/appearance': /^(Settings|Appearance)$/,
  '/nothing/here': 'There is nothing at this address.',
}

for (const width of [390, 1440]) {
  test.describe(`assistive technology finds nothing to complain about, in light and in dark, at ${width}`, () => {
    test.use({ viewport: { width, height: 844 } })
    // Everything is looked at twice, on a machine that may be busy.
    test.describe.configure({ timeout: 240_000 })

    test('before the door', async ({ page }) => {
      for (const address of outside) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1 }).filter({ hasNotText: /^Cairn$/ })).toBeVisible()
        await expectAccessibleInBoth(page, address)
      }
      await page.goto('/register')
      await page.getByRole('button', { name: 'Create account' }).click()
      await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute('aria-invalid', 'true')
      await expectAccessibleInBoth(page, 'a refused form')
    })

    test('in the views', async ({ page, person }) => {
      for (const [address, title] of Object.entries(withOwn(await furnish(person)))) {
        await page.goto(address)
        await expect(heading(page, title)).toBeVisible()
        await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
        await expectAccessibleInBoth(page, address)
      }
    })

    test('in the panel, the menus and the dialogs', async ({ page, person }) => {
      const { open } = await furnish(person)
      await page.goto(`/inbox?task=${open.id}`)
      await expect(panel(page).getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(2)
      await expectAccessibleInBoth(page, 'the panel')
      for (const name of [/^Status/, /^Due/, /^Priority/, /^Project/, /^Labels/]) {
        await panel(page).getByRole('button', { name }).click()
        await expect(page.locator('.floating')).toBeVisible()
        await expectAccessibleInBoth(page, `the choice of ${name}`)
        await page.keyboard.press('Escape')
        await expect(page.locator('.floating')).toBeHidden()
      }
      await page.goto('/inbox')
      await expect(rowsIn(page)).toHaveCount(1)
      for (const key of ['c', '?']) {
        await page.keyboard.press(key)
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectAccessibleInBoth(page, `the dialog of ${key}`)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
      }
      await page.getByRole('button', { name: 'View', exact: true }).click()
      await expect(page.getByRole('dialog', { name: 'View' })).toBeVisible()
      await page.getByRole('dialog', { name: 'View' }).getByLabel('Group by').selectOption('label')
      await page.getByRole('dialog', { name: 'View' }).getByRole('button', { name: 'Today' }).click()
      await expectAccessibleInBoth(page, 'how to arrange the list')
      expect(await page.evaluate(whatScrollsSideways), 'how to arrange the list').toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name: 'View' })).toBeHidden()
      await expectAccessibleInBoth(page, 'an arranged list')
      if (width < 640) {
        await page.getByRole('button', { name: 'More' }).click()
        await expect(page.getByRole('dialog', { name: 'More' })).toBeVisible()
        await expectAccessibleInBoth(page, 'the sheet of more')
      }
      await page.getByRole('button', { name: 'New project' }).click()
      await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible()
      await expectAccessibleInBoth(page, 'the dialog of a project')
      await page.goto('/projects')
      await page
        .getByRole('main')
        .getByRole('button', { name: /^Actions for/ })
        .click()
      await expect(page.locator('.floating')).toBeVisible()
      await expectAccessibleInBoth(page, 'the menu of a project')
      await page.goto('/labels')
      await page.getByRole('button', { name: 'Edit خارج' }).click()
      await page.getByRole('textbox', { name: 'Label name' }).fill('hauptbetriebswerkbauunterbeamtengesellschaftsfeier')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: /^Merge into/ })).toBeVisible()
      await expectAccessibleInBoth(page, 'the dialog of a label with the name of another')
      await page.getByRole('button', { name: /^Merge into/ }).click()
      await expect(page.getByRole('dialog', { name: /^Merge/ })).toBeVisible()
      await expectAccessibleInBoth(page, 'the dialog that merges labels')
    })
  })
}

for (const [colorScheme, width] of [
  ['light', 390],
  ['dark', 1440],
] as const) {
  test.describe(`nor in the dialogs of the settings, in ${colorScheme} at ${width}`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } })

    test('whatever they ask or show', async ({ page, person }) => {
      await person.api.tokens.create({ name: hardTitles[0]!, scope: 'write' })
      await person.api.users.update({ givenName: hardTitles[0]! })
      const asked = {
        profile: ['Change username', 'Change e-mail'],
        security: ['Change password', 'Add authenticator app', 'New token', /^Revoke/],
        data: ['Delete account'],
      }
      for (const [section, buttons] of Object.entries(asked)) {
        await page.goto(`/settings/${section}`)
        for (const name of buttons) {
          await page.getByRole('main').getByRole('button', { name }).first().click()
          await expect(page.getByRole('dialog')).toBeVisible()
          await expectAccessible(page, `the dialog of ${name}`)
          expect(await page.evaluate(whatScrollsSideways), `the dialog of ${name}`).toEqual([])
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toBeHidden()
        }
      }
      await page.goto('/settings/security')
      await page.getByRole('button', { name: 'New token' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('Script')
      await asIfLongAgo(page, '**/api/v1/tokens')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog', { name: 'Is it you?' })).toBeVisible()
      await expectAccessible(page, 'the question who one is')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Create token' }).click()
      await expect(page.getByRole('dialog', { name: 'Your new token' })).toBeVisible()
      await expectAccessible(page, 'what is shown once')
      await page.getByRole('button', { name: 'Done' }).click()

      await page.goto('/settings/data')
      await page.getByRole('button', { name: 'Delete account' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click()
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect(page.getByRole('status').filter({ hasText: 'will be deleted on' })).toBeVisible()
      await expectAccessible(page, 'the banner of an account that goes')
      expect(await page.evaluate(whatScrollsSideways)).toEqual([])
    })
  })
}

/** From narrow to wide; 720 is a window of 1440 at 200 %. */
const windows = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 720, height: 450 },
  { width: 834, height: 1112 },
  { width: 1440, height: 900 },
]

test('nothing is wider than any window, whatever it says', async ({ page, person }) => {
  const life = await furnish(person)
  for (const [address, title] of Object.entries(withOwn(life))) {
    await page.setViewportSize(windows[0]!)
    await page.goto(address)
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
    for (const size of windows) {
      await page.setViewportSize(size)
      await expect(heading(page, title)).toBeVisible()
      await page.evaluate(drawn)
      expect(await page.evaluate(whatScrollsSideways), `${address} at ${size.width}`).toEqual([])
    }
  }
})

for (const size of windows) {
  test(`nor are the panel and the new task in one of ${size.width}`, async ({ page, person }) => {
    const life = await furnish(person)
    await page.setViewportSize(size)
    await page.goto(`/inbox?task=${life.open.id}`)
    await expect(panel(page).getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(2)
    expect(await page.evaluate(whatScrollsSideways), 'the panel').toEqual([])
    await page.keyboard.press('Escape')
    await expect(panel(page)).toBeHidden()
    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog', { name: 'New task' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill(hardTitles[0]!)
    expect(await page.evaluate(whatScrollsSideways), 'the new task').toEqual([])
    await expect(dialog.getByRole('button', { name: 'Add task' })).toBeInViewport()
  })
}

test('the first list needs one script, one style sheet and four answers', async ({ page, person }) => {
  await addMany(person, 20)
  await page.addInitScript(noteFirstRow)
  await page.goto('/inbox')
  await expect(row(page, 'Task 1')).toBeVisible()
  const first = await page.evaluate(fetchedBeforeFirstRow)
  expect(first.filter(({ name }) => name.endsWith('.js'))).toHaveLength(1)
  expect(first.filter(({ name }) => name.endsWith('.css'))).toHaveLength(1)
  expectSmall(first)

  // By now the browser remembers that somebody is signed in, and need not ask. What is done comes later.
  const done = await holdBack(page, '**/api/v1/tasks?*completed=true*')
  await page.reload()
  await expect(row(page, 'Task 1')).toBeVisible()
  expect(answersIn(await page.evaluate(fetchedBeforeFirstRow))).toHaveLength(4)
  done.release()
})

test('from the log-in to the first list there is little to fetch, too', async ({ page, person, context }) => {
  await addMany(person, 20)
  await context.clearCookies()
  await page.addInitScript(noteFirstRow)
  const done = await holdBack(page, '**/api/v1/tasks?*completed=true*')
  await page.goto('/inbox')
  await page.getByRole('textbox', { name: 'Username or e-mail' }).fill(person.username)
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(row(page, 'Task 1')).toBeVisible()
  const fetched = await page.evaluate(fetchedBeforeFirstRow)
  expectSmall(fetched)
  const loggedIn = fetched.findIndex(({ name }) => name.endsWith('/auth/login'))
  expect(answersIn(fetched.slice(loggedIn + 1))).toHaveLength(4)
  done.release()
})

/** The views, and those of what one has made oneself. */
const withOwn = ({ project, label, filter }: Awaited<ReturnType<typeof furnish>>) => ({
  ...views,
  [`/projects/${project.id}`]: project.name,
  [`/labels/${label.id}`]: label.name,
  [`/filters/${filter.id}`]: filter.name,
})

/** Runs in the page: until what hears of another width has been drawn anew. */
async function drawn() {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}

/** Runs in the page: every part that can be moved sideways, though it should not. */
function whatScrollsSideways(): string[] {
  const root = document.documentElement
  const parts = [...document.querySelectorAll('body *')].filter(
    part => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth,
  )
  return [
    ...(root.scrollWidth > root.clientWidth ? ['the page'] : []),
    ...parts.map(part => part.outerHTML.slice(0, 200)),
  ]
}

/** Runs in the page before anything else does. */
function noteFirstRow() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-task]')) return
    performance.mark('first-row')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

/** Runs in the page: what had come over the wire by then, in bytes as they went. */
function fetchedBeforeFirstRow() {
  const at = performance.getEntriesByName('first-row')[0]?.startTime ?? 0
  return (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ responseEnd }) => responseEnd < at)
    .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize }))
}

const answersIn = (fetched: { name: string }[]) => fetched.filter(({ name }) => name.includes('/api/'))

/** Bytes: what the first load may cost on a slow line. */
function expectSmall(fetched: { name: string; bytes: number }[]) {
  const weigh = (ending: string) => {
    const files = fetched.filter(({ name }) => new URL(name).pathname.endsWith(ending))
    return files.reduce((sum, { bytes }) => sum + bytes, 0)
  }
  expect(weigh('.js')).toBeGreaterThan(50_000)
  expect(weigh('.js')).toBeLessThan(120_000)
  expect(weigh('.css')).toBeGreaterThan(1000)
  expect(weigh('.css')).toBeLessThan(12_000)
}
