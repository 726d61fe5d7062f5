import { expect, test as base, type BrowserContext, type ConsoleMessage } from '@playwright/test'
import { logIn, signUp, type Person } from './person.ts'
import { startServer, type Server } from './server.ts'

export { expect }

interface Fixtures {
  /** What the environment tells that server. */
  settings: Record<string, string>
  /** A server of this test alone, which it may end. */
  ownServer: Server
  /** Has an account, and this browser is signed in to it. */
  person: Person
  /** A page that complains in the console fails its test; a broken content security policy complains there. */
  silence: undefined
}

/** Tests of the whole product: a server per worker, a person per test. */
export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures that it asks for
    async ({}, use) => {
      const server = await startServer()
      // The first account is something of its own: first-run.spec.ts.
      await signUp(server, 'UTC')
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  settings: [{}, { option: true }],
  ownServer: async ({ settings, context }, use) => {
    const server = await startServer(settings)
    const { kill } = server
    server.kill = () => {
      cutOff.add(context)
      return kill()
    }
    await use(server)
    // The browser leaves first: what it was still fetching would be cut off, and complain.
    await Promise.all(context.pages().map(page => page.close()))
    await server.stop()
  },
  baseURL: ({ server }, use) => use(server.address),
  person: async ({ server, context, timezoneId }, use) => {
    const person = await signUp(server, timezoneId ?? 'UTC')
    await logIn(context, server, person)
    await use(person)
  },
  silence: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on(
        'console',
        message =>
          isComplaint(message, cutOff.has(context)) && complaints.push(`${message.location().url}: ${message.text()}`),
      )
      context.on('weberror', failure => complaints.push(String(failure.error().stack)))
      await use(undefined)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Whose server a test ended under them. What it was sending at that moment never comes, and the browser notes that. */
const cutOff = new WeakSet<BrowserContext>()

/** The browser also notes each refusal of the API and each server that is not there; the product says those to the person. */
function isComplaint(message: ConsoleMessage, isCutOff: boolean): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false
  if (!message.text().startsWith('Failed to load resource')) return true
  // Only a test that takes the network away is without one; what a page then still fetches comes when it is back.
  if (message.text().includes('ERR_INTERNET_DISCONNECTED')) return false
  if (isCutOff || message.location().url.includes('/api/v1/')) return false
  return !message.text().includes('ERR_CONNECTION_REFUSED')
}
