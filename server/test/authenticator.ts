import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Assertion, Attestation, CreationOptions, RequestOptions } from '@cairn/contract/passkeys'

/** What a dishonest page or authenticator would say instead. */
export interface Tampering {
  origin?: string
  rpId?: string
  challenge?: string
  /** Signs with a key of its own. */
  forged?: true
  counter?: number
  /** Nobody touched it. */
  absent?: true
  type?: string
}

/** A security key in software: real ES256 keys, COSE and CBOR as a browser hands them on, for one page. */
export function authenticator(origin: string) {
  const id = randomBytes(32)
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const forger = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let uses = 0

  const clientData = (type: string, challenge: string, tampering: Tampering) =>
    Buffer.from(
      JSON.stringify({
        type: tampering.type ?? type,
        challenge: tampering.challenge ?? challenge,
        origin: tampering.origin ?? origin,
        crossOrigin: false,
      }),
    )

  return {
    credentialId: id.toString('base64url'),

    create({ rp, challenge }: CreationOptions, tampering: Tampering = {}): Attestation {
      const client = clientData('webauthn.create', challenge, tampering)
      const credential = Buffer.concat([Buffer.alloc(16), uint(id.length, 2), id, cbor(coseKey(keys.publicKey))])
      const data = authenticatorData(tampering.rpId ?? rp.id, ATTESTED, tampering, uses, credential)
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ])
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        response: {
          clientDataJSON: client.toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
          transports: ['usb'],
        },
        clientExtensionResults: {},
      }
    },

    get({ rpId, challenge }: RequestOptions, tampering: Tampering = {}): Assertion {
      const client = clientData('webauthn.get', challenge, tampering)
      const data = authenticatorData(tampering.rpId ?? rpId, 0, tampering, ++uses)
      const signed = createSign('sha256').update(data).update(sha256(client))
      const signature = signed.sign(tampering.forged ? forger.privateKey : keys.privateKey)
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
        clientExtensionResults: {},
      }
    },
  }
}

const PRESENT = 1
const ATTESTED = 64

function authenticatorData(rpId: string, flags: number, tampering: Tampering, uses: number, rest = Buffer.alloc(0)) {
  const present = tampering.absent ? 0 : PRESENT
  return Buffer.concat([sha256(Buffer.from(rpId)), uint(flags + present, 1), uint(tampering.counter ?? uses, 4), rest])
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** RFC 9053: an elliptic key (2) for ES256 (-7) on P-256 (1), with its two coordinates. */
function coseKey(key: ReturnType<typeof generateKeyPairSync>['publicKey']) {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
}

/** RFC 8949, as much as a key says: whole numbers, bytes, text and maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, inner]) => [cbor(key), cbor(inner)])])
  throw new Error(`A key does not say ${String(value)}`)
}

function head(major: number, count: number): Buffer {
  const type = major * 32
  if (count < 24) return uint(type + count, 1)
  if (count < 256) return Buffer.concat([uint(type + 24, 1), uint(count, 1)])
  return Buffer.concat([uint(type + 25, 1), uint(count, 2)])
}

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}
