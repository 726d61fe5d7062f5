import * as z from 'zod/mini'

/*
 * What a browser and an authenticator say to each other, as JSON (Web Authentication level 3, section 5.1): `toJSON()` of a
 * credential, `parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` speak it too.
 */

const Base64Url = z
  .string()
  .check(z.minLength(1), z.maxLength(20_000), z.regex(/^[A-Za-z0-9_-]+$/, 'This must be base64url without padding.'))

/** How a browser reaches the key: `usb`, `internal`; browsers may know more than we do. */
const Transports = z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20))

const Descriptor = z.strictObject({
  type: z.literal('public-key'),
  id: z.string(),
  transports: Transports,
})

/** For `navigator.credentials.create`. */
export const CreationOptions = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
  /** Milliseconds. */
  timeout: z.int(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(Descriptor),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('preferred'),
    requireResidentKey: z.literal(false),
    userVerification: z.literal('preferred'),
  }),
})
export type CreationOptions = z.output<typeof CreationOptions>

/** For `navigator.credentials.get`. */
export const RequestOptions = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: z.array(Descriptor),
  /** Milliseconds. */
  timeout: z.int(),
  userVerification: z.literal('preferred'),
})
export type RequestOptions = z.output<typeof RequestOptions>

const credential = {
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.exactOptional(z.enum(['cross-platform', 'platform'])),
  clientExtensionResults: z.record(z.string(), z.unknown()),
}

/** A new passkey. */
export const Attestation = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    /** What the browser reads out of the attestation for those who do not; the server reads for itself. */
    authenticatorData: z.exactOptional(Base64Url),
    publicKey: z.exactOptional(Base64Url),
    publicKeyAlgorithm: z.exactOptional(z.int()),
    transports: z.exactOptional(Transports),
  }),
})
export type Attestation = z.output<typeof Attestation>

/** A passkey, used. */
export const Assertion = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: z.exactOptional(z.nullable(z.string().check(z.maxLength(200)))),
  }),
})
export type Assertion = z.output<typeof Assertion>
