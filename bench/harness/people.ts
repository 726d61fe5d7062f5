import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@cairn/contract/client'
import type { Server } from './server.ts'

export interface Person {
  email: string
  password: string
  token: string
  /** Their personal workspace. */
  scope: string
  inboxId: string
  id: string
}

const PASSWORD = 'a stone upon a stone'

/** People who came the way everybody comes: registered, with the code from their mail. */
export async function signUp(server: Server, count: number): Promise<Person[]> {
  const people: Person[] = []
  for (let n = 0; n < count; n++) people.push(await signUpOne(server, `person${n}`))
  return people
}

/** Another session of the same person. */
export async function logIn({ address }: Server, { email }: Person): Promise<string> {
  const { token = '' } = await createClient({ address }).auth.login({ identifier: email, password: PASSWORD })
  return token
}

async function signUpOne({ address, folder }: Server, username: string): Promise<Person> {
  const email = `${username}@example.org`
  const api = createClient({ address })
  const { flow } = await api.auth.register({ username, email, password: PASSWORD, timeZone: 'Europe/Berlin' })
  const { token = '', user } = await api.auth.activate({ flow, code: await mailedCode(folder, email) })
  return { email, password: PASSWORD, token, scope: user.personalWorkspaceId, inboxId: user.inboxId, id: user.id }
}

async function mailedCode(folder: string, email: string): Promise<string> {
  const outbox = path.join(folder, 'outbox')
  for (let waited = 0; waited < 10_000; waited += 10) {
    const newest = (await readdir(outbox).catch(() => []))
      .filter(name => /^[^.].*\.eml$/.test(name))
      .toSorted()
      .at(-1)
    const mail = newest ? await readFile(path.join(outbox, newest), 'utf8') : ''
    const code = /^ {4}(\d{6})\r?$/m.exec(mail)?.[1]
    if (code && mail.includes(email)) return code
    await sleep(10)
  }
  throw new Error(`No mail to ${email} within 10 s`)
}
