import * as z from 'zod/mini'
import { Id, Instant, line, SixDigits } from './fields.ts'
import { operation } from './operation.ts'
import { Assertion, Attestation, CreationOptions, RequestOptions } from './passkeys.ts'

/** What somebody called it, to tell it from their others. */
const Name = line(80)

/** Something that shows who one is beside the password. */
export const Factor = z.strictObject({
  id: Id,
  kind: z.enum(['totp', 'passkey']),
  name: z.string(),
  createdAt: Instant,
  lastUsedAt: z.nullable(Instant),
})
export type Factor = z.output<typeof Factor>

export const Factors = z.strictObject({
  items: z.array(Factor),
  /** How many are left; without a factor there are none. */
  recoveryCodes: z.int(),
})

/** Crockford's: without I, L, O and U, which people read as something else. */
export const RECOVERY_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten letters and digits in any case; hyphens and spaces are forgiven, and so are letters that look like digits. */
const RecoveryCode = z.pipe(
  z.string().check(z.maxLength(40)),
  z.pipe(
    z.transform((text: string) =>
      text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'),
    ),
    z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, 'A recovery code has ten letters and digits.')),
  ),
)

/** Shown now and never again. */
const RecoveryCodes = z.array(z.string())

/** What proves a factor: the code of an authenticator app, a recovery code, or what a passkey signed. */
export const proofs = {
  code: z.strictObject({ code: SixDigits }),
  recoveryCode: z.strictObject({ recoveryCode: RecoveryCode }),
  passkey: z.strictObject({ passkey: Assertion }),
}
export type FactorProof = z.output<(typeof proofs)[keyof typeof proofs]>

export const AddedFactor = z.strictObject({
  factor: Factor,
  /** With the first factor: for the day when none is at hand. */
  recoveryCodes: z.nullable(RecoveryCodes),
})
export type AddedFactor = z.output<typeof AddedFactor>

/** An authenticator app that is being set up. It counts once a code of it was seen. */
const TotpSetup = z.strictObject({
  setup: z.string(),
  /** To type by hand; base32. */
  secret: z.string(),
  /** To draw as a QR code: `otpauth://totp/...`. */
  uri: z.string(),
  expiresAt: Instant,
})

const Ref = z.strictObject({ factorId: Id })

export const factors = {
  list: operation({
    method: 'GET',
    path: '/factors',
    returns: Factors,
    summary: 'List your second factors, and how many recovery codes are left',
  }),
  beginTotp: operation({
    method: 'POST',
    path: '/factors/totp',
    returns: TotpSetup,
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Begin to set up an authenticator app',
  }),
  confirmTotp: operation({
    method: 'POST',
    path: '/factors/totp/confirm',
    body: z.strictObject({
      setup: z.string().check(z.minLength(20), z.maxLength(100)),
      code: SixDigits,
      name: z._default(Name, 'Authenticator app'),
    }),
    returns: AddedFactor,
    status: 201,
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Add the authenticator app by a code that it shows',
  }),
  beginPasskey: operation({
    method: 'POST',
    path: '/factors/passkeys/options',
    returns: CreationOptions,
    secret: true,
    summary: 'Begin to add a passkey: what the browser passes to the authenticator',
  }),
  addPasskey: operation({
    method: 'POST',
    path: '/factors/passkeys',
    body: z.strictObject({ passkey: Attestation, name: z._default(Name, 'Passkey') }),
    returns: AddedFactor,
    status: 201,
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Add the passkey that the authenticator made',
  }),
  beginProof: operation({
    method: 'POST',
    path: '/factors/challenge',
    returns: RequestOptions,
    secret: true,
    summary: 'Begin to prove with a passkey who you are',
  }),
  renewRecoveryCodes: operation({
    method: 'POST',
    path: '/factors/recovery-codes',
    returns: z.strictObject({ recoveryCodes: RecoveryCodes }),
    status: 201,
    secret: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Make new recovery codes; those before stop working',
  }),
  rename: operation({
    method: 'PATCH',
    path: '/factors/{factorId}',
    params: Ref,
    body: z.strictObject({ name: Name }),
    returns: Factor,
    summary: 'Rename a second factor',
  }),
  remove: operation({
    method: 'DELETE',
    path: '/factors/{factorId}',
    params: Ref,
    summary: 'Remove a second factor; with the last one the recovery codes go too',
  }),
}
