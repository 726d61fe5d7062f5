import type { OperationId } from '@cairn/contract/contract'
import { Id } from '@cairn/contract/fields'
import type { OperationSpec } from '@cairn/contract/operation'
import { isPublic } from '@cairn/contract/policy'
import { invalid, problem } from '@cairn/contract/problems'
import type { FastifyRequest } from 'fastify'
import { hash } from 'node:crypto'
import type { Services } from '../features/context.ts'
import { keyReused } from '../features/course.ts'
import { DAY, instantIn } from '../ports/clock.ts'
import type { Once, StoredAnswer } from '../ports/commit.ts'
import type { Caller } from './authentication.ts'

/** A person's browser may be away for a night; a day is what the field does. */
const REMEMBERED = DAY

/** What makes a write happen once: the key, bound to the actor, with a fingerprint of what was asked. */
export function onceOf(
  services: Services,
  request: FastifyRequest,
  spec: OperationSpec,
  id: OperationId,
  { actor }: Caller,
  input: unknown,
): Omit<Once, 'answer'> | undefined {
  const key = one(request, 'idempotency-key')
  // Without an actor there is nobody to bind it to: authentication has its own ways to be repeated, also for who is signed in.
  if (key === undefined || spec.method === 'GET' || isPublic(id) || spec.secret || !actor) return undefined
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw wrongHeader('Idempotency-Key', 'Give 1 to 200 visible ASCII characters.')
  const fingerprint = hash('sha256', JSON.stringify([id, input]), 'base64url')
  const bound = actor.grant ? `${actor.id}:${actor.grant.tokenId}` : actor.id
  return { id: `${bound}:${key}`, fingerprint, expiresAt: instantIn(services.clock, REMEMBERED) }
}

/** What this key was answered before, if it was. */
export async function replayOf(services: Services, once: Omit<Once, 'answer'>): Promise<StoredAnswer | undefined> {
  const before = await services.store.answer(once.id)
  if (before && before.fingerprint !== once.fingerprint) throw keyReused()
  return before
}

export function batchOf(request: FastifyRequest): string | undefined {
  const batch = one(request, 'cairn-batch')
  if (batch !== undefined && !Id.safeParse(batch).success)
    throw wrongHeader('Cairn-Batch', 'This must be an id: a UUID in lower case.')
  return batch
}

/**
 * Tabs of one browser share its cookie, so the session may be another's than the page that asks. Nothing is read or done for anybody
 * but whom the request names.
 */
export function refuseAnother(request: FastifyRequest, { actor }: Caller): void {
  const person = one(request, 'cairn-person')
  if (person === undefined || !actor || person === actor.id) return
  throw problem('unauthenticated', {
    reason: 'another-person',
    detail: 'Somebody else is logged in in this browser now.',
  })
}

export function ifMatchOf(request: FastifyRequest): number | undefined {
  const value = one(request, 'if-match')
  if (value === undefined || value === '*') return undefined
  const version = /^"(\d{1,9})(?:-[\w-]{22})?"$/.exec(value)?.[1]
  if (version === undefined) throw wrongHeader('If-Match', 'Send the ETag of the row as it was given, with its quotes.')
  return Number(version)
}

function one(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

const wrongHeader = (name: string, detail: string) => invalid(`/headers/${name}`, detail)
