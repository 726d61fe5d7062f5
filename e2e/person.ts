import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type Client } from '@cairn/contract/client'
import type { Task } from '@cairn/contract/tasks'
import type { Me } from '@cairn/contract/users'
import type { BrowserContext } from '@playwright/test'
import type { Server } from './server.ts'

export interface Person {
  username: string
  email: string
  password: string
  me: Me
  /** Their program: what a test asks the server beside the browser, or prepares there. */
  api: Client
}

let people = 0

/** Somebody who has signed up before the test begins. */
export async function signUp(server: Server, timeZone: string): Promise<Person> {
  const username = `person${++people}`
  const email = `${username}@example.org`
  const password = 'correct horse battery'
  const nobody = createClient({ address: server.address })
  const { flow } = await nobody.auth.register({ username, email, password, givenName: 'Robin', timeZone })
  const { token = '', user } = await nobody.auth.activate({ flow, code: await codeMailedTo(email, server) })
  return { username, email, password, me: user, api: programOf(server, token) }
}

/** The browser is signed in, with a session of its own. */
export async function logIn(
  context: BrowserContext,
  server: Server,
  { username, password }: Pick<Person, 'username' | 'password'>,
): Promise<void> {
  const answer = await context.request.post(`${server.address}/api/v1/auth/login`, {
    headers: { 'cairn-client': 'web' },
    data: { identifier: username, password },
  })
  if (!answer.ok()) throw new Error(`${username} could not log in: ${await answer.text()}`)
}

export async function openTitles({ api }: Person): Promise<string[]> {
  const { items } = await api.tasks.list({ limit: 100, completed: 'false' })
  return items.map(task => task.title)
}

export async function taskNamed({ api }: Person, title: string): Promise<Task | undefined> {
  const { items } = await api.tasks.list({ limit: 100 })
  return items.find(task => task.title === title)
}

const programOf = (server: Server, token: string) =>
  createClient({ address: server.address, headers: () => ({ authorization: `Bearer ${token}` }) })

async function codeMailedTo(email: string, server: Server): Promise<string> {
  const entered = await fetch(server.outbox, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  for (let tries = 0; tries < 500; tries++) {
    const page = await (await fetch(new URL('/outbox', server.outbox), { headers: { cookie } })).text()
    const mail = page.split('<article>').find(article => article.includes(email))
    const code = /\b\d{6}\b/.exec(mail ?? '')?.[0]
    if (code) return code
    await sleep(20)
  }
  throw new Error(`No mail to ${email}`)
}
