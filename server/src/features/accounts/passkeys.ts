import type { Assertion, Attestation, CreationOptions, RequestOptions } from '@cairn/contract/passkeys'
import type { RelyingParty } from './relying-party.ts'
import { MINUTE } from '../../ports/clock.ts'

/** What is kept of a passkey: nothing in it is secret. */
export interface Passkey {
  credentialId: string
  /** A COSE key, as base64url. */
  publicKey: string
  /** How often it was used; some never count and say 0. */
  counter: number
  transports: string[]
}

/** COSE's numbers of EdDSA, ES256 and RS256. */
const ALGORITHMS = [-8, -7, -257]

/** Milliseconds that a browser waits for a finger. */
const PATIENCE = 2 * MINUTE

export function creationOptions(
  rp: RelyingParty,
  person: { id: string; username: string },
  { challenge, known }: { challenge: string; known: Passkey[] },
): CreationOptions {
  return {
    challenge,
    rp: { id: rp.id, name: 'Cairn' },
    user: {
      id: Buffer.from(person.id).toString('base64url'),
      name: person.username,
      displayName: person.username,
    },
    pubKeyCredParams: ALGORITHMS.map(alg => ({ type: 'public-key', alg })),
    timeout: PATIENCE,
    // Which make of key somebody has is none of our business.
    attestation: 'none',
    excludeCredentials: known.map(descriptor),
    // It stands beside a password, so a key without a PIN is good enough.
    authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'preferred' },
  }
}

export const requestOptions = (rp: RelyingParty, known: Passkey[], challenge: string): RequestOptions => ({
  challenge,
  rpId: rp.id,
  allowCredentials: known.map(descriptor),
  timeout: PATIENCE,
  userVerification: 'preferred',
})

/** The challenge that an answer claims to be about; nothing when it cannot be read. */
export function challengeOf({ response }: Attestation | Assertion): string | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString())
    const challenge = (said as { challenge?: unknown } | null)?.challenge
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}

/** The passkey that was made for this challenge, by a page of ours; nothing when anything about it is not so. */
export async function made(rp: RelyingParty, challenge: string, response: Attestation): Promise<Passkey | undefined> {
  const { verifyRegistrationResponse } = await library()
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(nothing)
  if (!registrationInfo) return undefined
  const { id, publicKey, counter } = registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: response.response.transports ?? [],
  }
}

/**
 * The passkey with its new count, when it signed this challenge for a page of ours. A count that does not rise is refused: somebody
 * has a copy of the key.
 */
export async function used(
  rp: RelyingParty,
  { challenge, passkey }: { challenge: string; passkey: Passkey },
  { response: { userHandle: _notAsked, ...signed }, ...response }: Assertion,
): Promise<Passkey | undefined> {
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...response, response: signed },
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: false,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
  }).catch(nothing)
  return verified ? { ...passkey, counter: authenticationInfo.newCounter } : undefined
}

/** Read when somebody first uses a passkey: it is as large as the rest of the server. */
async function library() {
  const library = await import('@simplewebauthn/server')
  // We ask for no attestation, so whose certificates it carries means nothing; without roots nobody looks for their revocation in the network.
  for (const identifier of ['android-key', 'android-safetynet', 'apple'] as const)
    library.SettingsService.setRootCertificates({ identifier, certificates: [] })
  return library
}

/** The library throws whatever is wrong with an answer. */
const nothing = () => ({ verified: false as const, registrationInfo: undefined, authenticationInfo: undefined })

const descriptor = ({ credentialId, transports }: Passkey): CreationOptions['excludeCredentials'][number] => ({
  type: 'public-key',
  id: credentialId,
  transports,
})
