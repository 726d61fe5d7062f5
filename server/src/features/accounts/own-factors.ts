import type { Factor } from '@cairn/contract/factors'
import type { Services } from '../context.ts'
import type { Passkey } from './passkeys.ts'

/**
 * The second factors of one person and their recovery codes: one record, so that it is read strongly at every log-in, and whoever
 * uses something up does it by a write that only one can win.
 */
export interface OwnFactors {
  totp: Totp[]
  passkeys: (Named & Passkey)[]
  /** Digests of those that were not used. */
  recovery: string[]
}

export interface Totp extends Named {
  /** Sealed: seals.ts. */
  seed: string
  /** The newest step whose code was used. Neither it nor any before it counts again. */
  lastStep: number
}

type Named = Omit<Factor, 'kind'>

const NONE: OwnFactors = { totp: [], passkeys: [], recovery: [] }

export async function factorsOf({ records }: Services, personId: string): Promise<OwnFactors> {
  return (await records.get<OwnFactors>('factors', personId))?.value ?? NONE
}

export const hasFactor = ({ totp, passkeys }: OwnFactors) => totp.length + passkeys.length > 0

/**
 * Reads, lets `decide` say what they become, and writes unless somebody else did meanwhile; then it decides again, on what is there
 * now. So of many who use the same code at once, all but one decide on a record in which it was used. Answers what was written.
 */
export async function changeFactors(
  { records }: Services,
  personId: string,
  decide: (factors: OwnFactors) => OwnFactors | Promise<OwnFactors>,
): Promise<OwnFactors> {
  for (;;) {
    const stored = await records.get<OwnFactors>('factors', personId)
    const next = await decide(stored?.value ?? NONE)
    // What is left when the last factor goes opens nothing.
    const kept = hasFactor(next) ? next : NONE
    const expect = stored?.version ?? 'absent'
    if (await records.put('factors', personId, kept, { expect, expiresAt: null, owner: personId })) return kept
  }
}

/** As the person sees them, in the order in which they came. */
export const shown = ({ totp, passkeys }: OwnFactors): Factor[] =>
  [...totp.map(factor => show('totp', factor)), ...passkeys.map(factor => show('passkey', factor))].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )

const show = (kind: Factor['kind'], { id, name, createdAt, lastUsedAt }: Named): Factor => ({
  id,
  kind,
  name,
  createdAt,
  lastUsedAt,
})
