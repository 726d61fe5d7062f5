import type { LoginOutcome } from '@cairn/contract/auth'
import type { Person, TestApp, TestServer } from './app.ts'
import { codeAt } from './authenticator-app.ts'
import { authenticator } from './authenticator.ts'

/** The only pages that this server lets ask for passkeys: it has no name of its own, so those on the machine itself. */
export const originOf = ({ address }: TestServer) => `http://localhost:${new URL(address).port}`

/** Gives somebody an authenticator app. */
export async function addApp(app: TestApp, { api }: Pick<Person, 'api'>) {
  const { setup, secret } = await api.factors.beginTotp()
  const { factor, recoveryCodes } = await api.factors.confirmTotp({ setup, code: codeAt(secret, app.clock.ms()) })
  return {
    factor,
    recoveryCodes: recoveryCodes ?? [],
    secret,
    /** The next code, once the one before has gone by. */
    next() {
      app.clock.forward(30_000)
      return codeAt(secret, app.clock.ms())
    },
  }
}

/** Gives somebody a passkey. */
export async function addKey(app: TestApp, { api }: Person, name = 'Key') {
  const key = authenticator(originOf(app))
  const { factor, recoveryCodes } = await api.factors.addPasskey({
    passkey: key.create(await api.factors.beginPasskey()),
    name,
  })
  return { key, factor, recoveryCodes: recoveryCodes ?? [] }
}

/** The second step that the password leads to. */
export async function halfway(
  server: TestServer,
  { name, password }: Pick<Person, 'name' | 'password'>,
  { keep = false } = {},
) {
  return stepOf(await server.client().auth.login({ identifier: name, password, keep }))
}

export function stepOf(answer: LoginOutcome) {
  if (answer.login === undefined) throw new Error('The password alone let them in')
  return answer
}
