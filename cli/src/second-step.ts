import type { LoginOutcome, LoginStep, Session, Unconfirmed } from '@cairn/contract/auth'
import type { Client } from '@cairn/contract/client'
import { usage } from './failure.ts'
import { ask, canAsk } from './prompt.ts'

/** The session that a password leads to, by way of a second factor or a mail where there is one; `given` is its code, when input brought it. */
export async function sessionAfter(client: Client, answer: LoginOutcome, given: string | undefined): Promise<Session> {
  if (answer.flow !== undefined) return confirmed(client, answer, given)
  if (answer.login === undefined) return answer
  const typed = (given ?? (await askFor(answer))).replaceAll(/\s/g, '')
  const proof = /^\d{6}$/.test(typed) ? { code: typed } : { recoveryCode: typed }
  return client.auth.finishLogin({ login: answer.login, ...proof })
}

async function confirmed(client: Client, { flow, email }: Unconfirmed, given: string | undefined): Promise<Session> {
  if (given === undefined && !canAsk())
    throw usage('The address of this account is not confirmed yet, and there is no terminal to ask for the code on.', [
      `The newest mail to ${email} brings it. For scripts: write it on a second line of standard input.`,
    ])
  const code = given ?? (await ask(`This address is not confirmed yet. Code from the newest mail to ${email}: `))
  return client.auth.activate({ flow, code: code.replaceAll(/\s/g, '') })
}

/** A passkey stays in the browser: a terminal has no page that could ask for one. */
function askFor({ factors }: LoginStep): Promise<string> {
  if (!canAsk())
    throw usage('The account has a second factor, and there is no terminal to ask for its code on.', [
      'For scripts: write the code on a second line of standard input.',
    ])
  return ask(factors.includes('totp') ? 'Code of your authenticator app, or a recovery code: ' : 'Recovery code: ')
}
