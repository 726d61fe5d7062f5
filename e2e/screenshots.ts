// `npm run screenshots`: makes the pictures of the README from the demo workspace, as a person sees it at ten in the morning.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createClient } from '@cairn/contract/client'
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test'
import config from '../playwright.config.ts'
import buildWeb from './build.ts'
import { logIn } from './person.ts'
import { heading, panel, rowsIn } from './screen.ts'
import { startServer } from './server.ts'

const images = fileURLToPath(new URL('../docs/images/', import.meta.url))
const timeZone = zoneAtTen()

await mkdir(images, { recursive: true })
await buildWeb()
const server = await startServer({ args: ['--demo'], env: { TZ: timeZone } })
const browser = await chromium.launch(config.use?.launchOptions ?? {})
const demo = { username: 'demo', password: /password (\S+)/.exec(server.printed())?.[1] ?? '' }
try {
  await catchUp()
  const desk = { viewport: { width: 1440, height: 900 } }
  await picture('today.png', { ...desk, colorScheme: 'light' }, async () => {})
  await picture(
    'phone.png',
    { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    async () => {},
  )
  await picture('task-dark.png', { ...desk, colorScheme: 'dark' }, async page => {
    await page.getByRole('link', { name: 'Garden' }).click()
    await page.getByRole('link', { name: 'New raised bed', exact: true }).click()
    await panel(page).getByRole('region', { name: 'History' }).getByRole('listitem').first().waitFor()
  })
} finally {
  await browser.close()
  await server.stop()
}

/** What is late but for the last days gets done: the demo shows how much can pile up, a picture should not. */
async function catchUp() {
  const { token = '' } = await createClient({ address: server.address }).auth.login({
    identifier: demo.username,
    password: demo.password,
  })
  const api = createClient({ address: server.address, headers: () => ({ authorization: `Bearer ${token}` }) })
  const late = await api.tasks.list({ limit: 100, completed: 'false', dueTo: dayAgo(1) })
  for (const { id: taskId } of late.items.slice(0, -3)) await api.tasks.update({ taskId, status: 'completed' })
}

async function picture(name: string, options: BrowserContextOptions, arrange: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ ...options, timezoneId: timeZone, reducedMotion: 'reduce' })
  await logIn(context, server, demo)
  const page = await context.newPage()
  await page.goto(`${server.address}/today`)
  await heading(page, 'Today').waitFor()
  await rowsIn(page).first().waitFor()
  await arrange(page)
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `${images}${name}` })
  await context.close()
}

function zoneAtTen(): string {
  const ahead = 10 - new Date().getUTCHours()
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

function dayAgo(days: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now() - days * 86_400_000)
}
