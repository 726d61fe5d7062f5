import type { KeyObject } from 'node:crypto'
import { newId } from '@cairn/contract/ids'
import { DAY, HOUR, MINUTE, instantIn, nowOf, type Clock } from '../../ports/clock.ts'
import type { Records, Stored } from '../../ports/records.ts'
import { actorCache } from './actor-cache.ts'
import type { Actor } from '../context.ts'
import { epochOf, raiseEpoch } from './epochs.ts'
import { claimsOf, signToken, type Claims, type Token } from './session-tokens.ts'

/** Sessions are records; a token only carries the id of one, so that ending the session ends every token of it. */
export interface Sessions {
  start(personId: string, options: Start): Promise<Token>
  /** Rises when all sessions of a person end. A session that was begun under an earlier one is not good. */
  epoch(personId: string): Promise<number>
  /** Who sends this token, and a fresh one when it is time to change it; nothing when it is no longer good. */
  resolve(token: string): Promise<Found | undefined>
  /** The newest first. */
  list(personId: string): Promise<Stored<Session>[]>
  /** The password or a factor was shown in it just now. */
  prove(sessionId: string): Promise<void>
  /** Whether that was a short time ago; read now. */
  isProven(sessionId: string): Promise<boolean>
  end(sessionId: string): Promise<void>
  /** Ends them all but `except`, also those that are just being begun, and with them every API token: features/accounts/epochs.ts. */
  endAll(personId: string, except?: string): Promise<void>
}

export interface Found {
  actor: Actor
  renewed?: Token
  /** It is not good, and shows that somebody has copied it: the session has ended just now. */
  copied?: true
}

export interface Start {
  keep: boolean
  userAgent: string
  /** The network it is begun from. */
  address: string
  /** The person's, read before they showed who they are; unless given, read now. */
  epoch?: number | undefined
}

export interface Session {
  personId: string
  keep: boolean
  /** Counts the tokens that were issued one after the other. */
  generation: number
  /** When the newest token was first seen in use; until then the one before it still counts, for its answer may have been lost. */
  confirmedAt: string | null
  /** Must not be below the person's epoch: raising that ends all sessions at once. */
  epoch: number
  startedAt: string
  /** When its token was changed last. */
  seenAt: string
  /** When the password or a factor was shown last. */
  provenAt: string
  userAgent: string
  address: string
}

/** Requests that were under way while the token changed may still arrive with the old one. */
const GRACE = MINUTE
/** Without "keep me signed in": idle hours. */
const IDLE = 12 * HOUR
const KEPT = 30 * DAY
/** How long what asks for the password again does not ask a second time. */
const PROVEN = 10 * MINUTE

export function createSessions(records: Records, clock: Clock, secret: KeyObject): Sessions {
  const cache = actorCache(clock)

  const lifeOf = (keep: boolean) => instantIn(clock, keep ? KEPT : IDLE)

  const sign = (sessionId: string, { generation, keep }: Session, expiresAt: string): Promise<Token> =>
    signToken(secret, clock, { sessionId, generation, keep, expiresAt })

  async function lookUp(token: string): Promise<Found | undefined> {
    const claims = await claimsOf(token, secret)
    const stored = claims && (await records.get<Session>('session', claims.sid))
    if (!stored) return undefined
    const session = stored.value
    if (session.epoch < (await epochOf(records, session.personId))) return undefined
    const actor: Actor = { id: session.personId, sessionId: claims.sid, grant: null }
    if (claims.gen !== session.generation) return fromPrevious(claims, session, actor)
    const expired = claims.exp * 1000 <= clock.ms()
    if (!expired && session.confirmedAt) return { actor }
    const next: Session = expired
      ? { ...session, generation: session.generation + 1, confirmedAt: null, seenAt: nowOf(clock) }
      : { ...session, confirmedAt: nowOf(clock) }
    const expiresAt = lifeOf(session.keep)
    // Another request may have changed the token at the same moment: that one's answer brings it.
    const won = await records.put('session', claims.sid, next, {
      expect: stored.version,
      expiresAt,
      owner: session.personId,
    })
    return won && expired ? { actor, renewed: await sign(claims.sid, next, expiresAt) } : { actor }
  }

  /** An old token that comes back long after it was replaced was copied: the session ends for both who have it. */
  async function fromPrevious({ sid, gen }: Claims, session: Session, actor: Actor): Promise<Found> {
    const { generation, confirmedAt, keep } = session
    const isPrevious = gen === generation - 1
    // Nobody has used the new token: the answer that brought it may have been lost, so it is brought again.
    if (isPrevious && !confirmedAt) return { actor, renewed: await sign(sid, session, lifeOf(keep)) }
    if (isPrevious && confirmedAt && Date.parse(confirmedAt) + GRACE > clock.ms()) return { actor }
    await end(sid)
    return { actor, copied: true }
  }

  async function end(sessionId: string): Promise<void> {
    await records.remove('session', sessionId)
    cache.forget(actor => actor.sessionId === sessionId)
  }

  /** Changes what stands there, unless the session has ended meanwhile. */
  async function change(sessionId: string, changed: Partial<Session>): Promise<void> {
    const stored = await records.get<Session>('session', sessionId)
    if (!stored) return
    const { value, version, expiresAt } = stored
    const options = { expect: version, expiresAt, owner: value.personId }
    if (!(await records.put('session', sessionId, { ...value, ...changed }, options))) await change(sessionId, changed)
  }

  return {
    async start(personId, { keep, userAgent, address, epoch: before }) {
      const id = newId(clock.ms())
      const epoch = before ?? (await epochOf(records, personId))
      const session: Session = {
        personId,
        keep,
        generation: 1,
        confirmedAt: null,
        epoch,
        startedAt: nowOf(clock),
        seenAt: nowOf(clock),
        provenAt: nowOf(clock),
        userAgent: userAgent.slice(0, 300),
        address,
      }
      const expiresAt = lifeOf(keep)
      await records.put('session', id, session, { expect: 'absent', expiresAt, owner: personId })
      return sign(id, session, expiresAt)
    },

    epoch: personId => epochOf(records, personId),

    async resolve(token) {
      const known = cache.get(token)
      if (known) return { actor: known }
      const found = await lookUp(token)
      if (found && !found.renewed && !found.copied) cache.set(token, found.actor)
      return found
    },

    async list(personId) {
      const epoch = await epochOf(records, personId)
      const all = await records.ofOwner<Session>('session', personId)
      // Their ids tell when they were begun.
      return all.filter(({ value }) => value.epoch >= epoch).toSorted((a, b) => (a.id < b.id ? 1 : -1))
    },

    prove: sessionId => change(sessionId, { provenAt: nowOf(clock) }),

    async isProven(sessionId) {
      const stored = await records.get<Session>('session', sessionId)
      if (!stored) return false
      const { personId, epoch, provenAt } = stored.value
      return epoch >= (await epochOf(records, personId)) && Date.parse(provenAt) + PROVEN > clock.ms()
    },

    end,

    async endAll(personId, except) {
      // Ahead of the others before they end, so that it never looks ended itself.
      if (except) await change(except, { epoch: (await epochOf(records, personId)) + 1 })
      await raiseEpoch(records, personId)
      const others = (await records.ofOwner('session', personId)).filter(({ id }) => id !== except)
      await Promise.all(others.map(({ id }) => records.remove('session', id)))
      cache.forget(actor => actor.id === personId)
    },
  }
}
