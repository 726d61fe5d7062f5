import { setTimeout as sleep } from 'node:timers/promises'
import path from 'node:path'
import { createClient, type Client } from '@cairn/contract/client'
import { mailsIn } from '../eml.ts'

export interface Answer {
  status: number
  ms: number
  /** When it came. */
  at: number
  isProblem: boolean
}

const PASSWORD = 'correct horse battery'

/** Registers somebody from outside, with the code that the server's outbox holds, and answers their token. */
export async function signUp(address: string, dataDir: string, username: string): Promise<string> {
  const client = createClient({ address })
  const email = `${username}@example.org`
  const { flow } = await client.auth.register({ username, email, password: PASSWORD })
  for (;;) {
    const [mail] = await mailsIn(path.join(dataDir, 'outbox'), email)
    if (mail) return (await client.auth.activate({ flow, code: mail.code })).token ?? ''
    await sleep(20)
  }
}

export async function logIn(address: string, username: string, password = PASSWORD): Promise<string> {
  return (await createClient({ address }).auth.login({ identifier: username, password })).token ?? ''
}

/** A client that writes down every answer, as it came over the wire. */
export function watchedClient(address: string, token: string, answers: Answer[]): Client {
  return createClient({
    address,
    headers: () => ({ authorization: `Bearer ${token}` }),
    async fetch(input, init) {
      const begun = performance.now()
      const answer = await fetch(input, init)
      const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false
      answers.push({ status: answer.status, ms: performance.now() - begun, at: Date.now(), isProblem })
      return answer
    },
  })
}
