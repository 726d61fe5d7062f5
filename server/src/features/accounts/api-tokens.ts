import { TOKEN_PREFIX, type TokenScope } from '@cairn/contract/tokens'
import { HOUR, instantIn, nowOf, type Clock } from '../../ports/clock.ts'
import type { Records, Stored } from '../../ports/records.ts'
import { actorCache } from './actor-cache.ts'
import type { Actor } from '../context.ts'
import { epochOf } from './epochs.ts'
import { digest, newSecret, sameDigest } from '../secrets.ts'

/** What programs show instead of a password: long, random, kept as a hash only. */
export interface ApiTokens {
  /** The token, which nobody will see again. */
  make(personId: string, tokenId: string, wanted: Wanted): Promise<string>
  /** Who sends this; nothing when it is unknown, revoked, expired, or its person ended all access. */
  resolve(token: string): Promise<Actor | undefined>
  /** Whether this instance has found somebody behind it; whatever else is sent may be a guess. */
  wasGood(token: string): boolean
  /** The newest first. */
  list(personId: string): Promise<Stored<ApiTokenRecord>[]>
  /** False: that person has no such token. */
  revoke(personId: string, tokenId: string): Promise<boolean>
  /** Before the person's epoch rises by one: their tokens are not to end with it. */
  carryOver(personId: string): Promise<void>
  revokeAll(personId: string): Promise<void>
}

export interface Wanted {
  /** The person's, read before they showed who they are: features/accounts/epochs.ts. */
  epoch: number
  name: string
  scope: TokenScope
  workspaceIds: string[] | null
  expiresAt: string | null
}

export interface ApiTokenRecord {
  personId: string
  name: string
  scope: TokenScope
  workspaceIds: string[] | null
  hash: string
  /** Must not be below the person's: features/accounts/epochs.ts. */
  epoch: number
  createdAt: string
  usedAt: string | null
}

/** A use is noted this often: programs ask many times a minute. */
const NOTED = HOUR

export const isApiToken = (token: string) => token.startsWith(TOKEN_PREFIX)

export function createApiTokens(records: Records, clock: Clock): ApiTokens {
  const cache = actorCache(clock)

  async function lookUp(token: string): Promise<Actor | undefined> {
    // cairn_<id of the record>_<secret>; a secret may hold an underscore, an id does not.
    const [, tokenId = '', secret = ''] = /^cairn_([0-9a-f-]{36})_([\w-]{43})$/.exec(token) ?? []
    const stored = tokenId === '' ? undefined : await records.get<ApiTokenRecord>('api-token', tokenId)
    if (!stored || !sameDigest(stored.value.hash, digest(secret))) return undefined
    const { personId, scope, workspaceIds, epoch } = stored.value
    if (epoch < (await epochOf(records, personId))) return undefined
    await noteUse(stored)
    return { id: personId, sessionId: null, grant: { tokenId, scope, workspaceIds } }
  }

  async function noteUse({ id, value, version, expiresAt }: Stored<ApiTokenRecord>) {
    if (value.usedAt && value.usedAt > instantIn(clock, -NOTED)) return
    const used: ApiTokenRecord = { ...value, usedAt: nowOf(clock) }
    await records.put('api-token', id, used, { expect: version, expiresAt, owner: value.personId })
  }

  async function stamp(tokenId: string, epoch: number): Promise<void> {
    const stored = await records.get<ApiTokenRecord>('api-token', tokenId)
    if (!stored) return
    const { value, version, expiresAt } = stored
    const options = { expect: version, expiresAt, owner: value.personId }
    // Its use was noted at this moment.
    if (!(await records.put('api-token', tokenId, { ...value, epoch }, options))) await stamp(tokenId, epoch)
  }

  async function remove(tokenId: string): Promise<boolean> {
    const removed = await records.remove('api-token', tokenId)
    cache.forget(({ grant }) => grant?.tokenId === tokenId)
    return removed
  }

  return {
    async make(personId, tokenId, { expiresAt, ...wanted }) {
      const secret = newSecret()
      const token: ApiTokenRecord = {
        personId,
        ...wanted,
        hash: digest(secret),
        createdAt: nowOf(clock),
        usedAt: null,
      }
      await records.put('api-token', tokenId, token, { expect: 'absent', expiresAt, owner: personId })
      return `${TOKEN_PREFIX}${tokenId}_${secret}`
    },

    async resolve(token) {
      const known = cache.get(token)
      if (known) return known
      const actor = await lookUp(token)
      if (actor) cache.set(token, actor)
      else cache.drop(token)
      return actor
    },

    wasGood: token => cache.knows(token),

    async list(personId) {
      const epoch = await epochOf(records, personId)
      const all = await records.ofOwner<ApiTokenRecord>('api-token', personId)
      return all.filter(({ value }) => value.epoch >= epoch).toSorted((a, b) => (a.id < b.id ? 1 : -1))
    },

    async revoke(personId, tokenId) {
      const stored = await records.get<ApiTokenRecord>('api-token', tokenId)
      return stored?.value.personId === personId && remove(tokenId)
    },

    async carryOver(personId) {
      const epoch = await epochOf(records, personId)
      const all = await records.ofOwner<ApiTokenRecord>('api-token', personId)
      const good = all.filter(({ value }) => value.epoch >= epoch)
      await Promise.all(good.map(({ id }) => stamp(id, epoch + 1)))
    },

    async revokeAll(personId) {
      const all = await records.ofOwner('api-token', personId)
      await Promise.all(all.map(({ id }) => remove(id)))
    },
  }
}
