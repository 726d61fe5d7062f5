import type { AddedFactor } from '@cairn/contract/factors'
import type { LoginStep, Session } from '@cairn/contract/auth'
import type { CreationOptions } from '@cairn/contract/passkeys'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './test.ts'

test('the server takes what a real browser and its authenticator say of a passkey', async ({
  page,
  context,
  person,
}) => {
  await plugInKey(page, context)
  await page.goto('/')
  const options = await post<CreationOptions>(page, '/factors/passkeys/options')
  const made = await page.evaluate(async json => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json)
    return JSON.stringify(await navigator.credentials.create({ publicKey }))
  }, options)
  const { factor } = await post<AddedFactor>(page, '/factors/passkeys', { passkey: JSON.parse(made), name: 'Here' })
  expect(factor).toMatchObject({ kind: 'passkey', name: 'Here' })

  const { username: identifier, password } = person
  const { login, passkey } = await post<Required<LoginStep>>(page, '/auth/login', { identifier, password })
  const signed = await page.evaluate(async json => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json)
    return JSON.stringify(await navigator.credentials.get({ publicKey }))
  }, passkey)
  const session = await post<Session>(page, '/auth/login/factor', { login, passkey: JSON.parse(signed) })
  expect(session.user.id).toBe(person.me.id)
})

/** As a page of ours asks the server. */
async function post<T>(page: Page, path: string, data?: object): Promise<T> {
  const answer = await page.request.post(`/api/v1${path}`, {
    headers: { 'cairn-client': 'web' },
    ...(data && { data }),
  })
  const text = await answer.text()
  expect(answer.ok(), text).toBe(true)
  return JSON.parse(text) as T
}

/** One that is always touched. */
async function plugInKey(page: Page, context: BrowserContext) {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
