import type { Assertion, Attestation, CreationOptions, RequestOptions } from '@cairn/contract/passkeys'
import { problem } from '@cairn/contract/problems'
import { account } from '../../app/en-account.ts'

/** Passkeys need a browser that knows them, and https or the machine itself. */
export const whyNoPasskeys = (): string | undefined =>
  'PublicKeyCredential' in window ? undefined : account.noPasskeys

/** Has the browser make a passkey. Throws a problem with words when nothing came of it. */
export const makePasskey = (options: CreationOptions): Promise<Attestation> =>
  asked(async () => {
    const { startRegistration } = await library()
    return startRegistration({ optionsJSON: options })
  })

/** Has the browser sign with a passkey that is there. */
export const signWithPasskey = (options: RequestOptions): Promise<Assertion> =>
  asked(async () => {
    const { startAuthentication } = await library()
    return startAuthentication({ optionsJSON: options })
  })

/** Only who has or makes a passkey needs it. */
const library = () => import('@simplewebauthn/browser')

async function asked<T>(ask: () => Promise<unknown>): Promise<T> {
  try {
    // As it goes over the wire: without the fields that the browser left undefined.
    return JSON.parse(JSON.stringify(await ask())) as T
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw problem('invalid-request', {
      reason: 'no-passkey',
      detail: error.name === 'InvalidStateError' ? account.passkeyKnown : account.passkeyFailed,
    })
  }
}
