import type { KeyObject } from 'node:crypto'
import { newId } from '@cairn/contract/ids'
import { jwtVerify, SignJWT } from 'jose'
import { instantIn, nowOf, type Clock } from '../ports/clock.ts'
import type { Records } from '../ports/records.ts'
import type { Actor } from './context.ts'

/** Sessions are records; a token only carries the id of one, so that ending the session ends every token of it. */
export interface Sessions {
  /** `epoch`: the person's, read before they showed who they are; unless given, read now. */
  start(personId: string, options: { keep: boolean; userAgent: string; epoch?: number | undefined }): Promise<Token>
  /** Rises when all sessions of a person end. A session that was begun under an earlier one is not good. */
  epoch(personId: string): Promise<number>
  /** Who sends this token, and a fresh one when it is time to change it; nothing when it is no longer good. */
  resolve(token: string): Promise<{ actor: Actor; renewed?: Token } | undefined>
  end(sessionId: string): Promise<void>
  endAll(personId: string): Promise<void>
}

export interface Token {
  token: string
  sessionId: string
  expiresAt: string
  keep: boolean
}

interface Session {
  personId: string
  keep: boolean
  /** Counts the tokens that were issued one after the other. */
  generation: number
  /** When the newest token was first seen in use; until then the one before it still counts, for its answer may have been lost. */
  confirmedAt: string | null
  /** Must equal the person's epoch: raising that ends all sessions at once. */
  epoch: number
  startedAt: string
  userAgent: string
}

const MINUTE = 60_000
/** A token is changed after this time. */
const TOKEN_LIFE = 15 * MINUTE
/** Requests that were under way while the token changed may still arrive with the old one. */
const GRACE = MINUTE
/** Without "keep me signed in": idle hours. */
const IDLE = 12 * 60 * MINUTE
const KEPT = 30 * 24 * 60 * MINUTE
/** How long another instance may take to notice that a session has ended. */
const CACHED = 5000

export function createSessions(records: Records, clock: Clock, secret: KeyObject): Sessions {
  const cache = new Map<string, { actor: Actor; until: number }>()

  const lifeOf = (keep: boolean) => instantIn(clock, keep ? KEPT : IDLE)

  const forget = (belongs: (actor: Actor) => boolean) => {
    for (const [token, { actor }] of cache) if (belongs(actor)) cache.delete(token)
  }

  async function sign(sessionId: string, { generation, keep }: Session, expiresAt: string): Promise<Token> {
    const token = await new SignJWT({
      sid: sessionId,
      gen: generation,
      exp: Math.floor((clock.ms() + TOKEN_LIFE) / 1000),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(secret)
    return { token, sessionId, expiresAt, keep }
  }

  async function lookUp(token: string) {
    const claims = await claimsOf(token, secret)
    const stored = claims && (await records.get<Session>('session', claims.sid))
    if (!stored) return undefined
    const session = stored.value
    if (session.epoch !== (await epochOf(records, session.personId))) return undefined
    const actor: Actor = { id: session.personId, sessionId: claims.sid }
    if (claims.gen !== session.generation) return fromPrevious(claims, session, actor)
    const expired = claims.exp * 1000 <= clock.ms()
    if (!expired && session.confirmedAt) return { actor }
    const next: Session = expired
      ? { ...session, generation: session.generation + 1, confirmedAt: null }
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
  async function fromPrevious({ sid, gen }: Claims, session: Session, actor: Actor) {
    const { generation, confirmedAt, keep } = session
    const isPrevious = gen === generation - 1
    // Nobody has used the new token: the answer that brought it may have been lost, so it is brought again.
    if (isPrevious && !confirmedAt) return { actor, renewed: await sign(sid, session, lifeOf(keep)) }
    if (isPrevious && confirmedAt && Date.parse(confirmedAt) + GRACE > clock.ms()) return { actor }
    await records.remove('session', sid)
    return undefined
  }

  return {
    async start(personId, { keep, userAgent, epoch: before }) {
      const id = newId(clock.ms())
      const epoch = before ?? (await epochOf(records, personId))
      const session: Session = {
        personId,
        keep,
        generation: 1,
        confirmedAt: null,
        epoch,
        startedAt: nowOf(clock),
        userAgent: userAgent.slice(0, 300),
      }
      const expiresAt = lifeOf(keep)
      await records.put('session', id, session, { expect: 'absent', expiresAt, owner: personId })
      return sign(id, session, expiresAt)
    },

    epoch: personId => epochOf(records, personId),

    async resolve(token) {
      const known = cache.get(token)
      if (known && known.until > clock.ms()) return { actor: known.actor }
      const found = await lookUp(token)
      if (cache.size > 10_000) cache.clear()
      if (found && !found.renewed) cache.set(token, { actor: found.actor, until: clock.ms() + CACHED })
      else cache.delete(token)
      return found
    },

    async end(sessionId) {
      await records.remove('session', sessionId)
      forget(actor => actor.sessionId === sessionId)
    },

    async endAll(personId) {
      await records.count('epoch', personId, NEVER)
      const sessions = await records.ofOwner('session', personId)
      await Promise.all(sessions.map(({ id }) => records.remove('session', id)))
      forget(actor => actor.id === personId)
    },
  }
}

/** When a person last logged in, as kept beside their sessions; `null` before the first time. */
export async function lastLogin(records: Records, personId: string): Promise<string | null> {
  return (await records.get<{ at: string }>('last-login', personId))?.value.at ?? null
}

export async function noteLogin(records: Records, clock: Clock, personId: string): Promise<void> {
  await records.put('last-login', personId, { at: nowOf(clock) }, { expect: 'any', expiresAt: null })
}

const NEVER = '9999-12-31T00:00:00.000Z'

async function epochOf(records: Records, personId: string): Promise<number> {
  return (await records.get<number>('epoch', personId))?.value ?? 0
}

interface Claims {
  sid: string
  gen: number
  exp: number
}

/** The claims of a token that we signed, expired or not. */
async function claimsOf(token: string, secret: KeyObject): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], currentDate: new Date(0) })
    return payload as unknown as Claims
  } catch {
    return undefined
  }
}
