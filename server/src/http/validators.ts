import { createHmac, hash, type KeyObject } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { version } from '../version.ts'

/** Thrown when the caller has it already and nothing more needs to be read. One for all: a stack costs more than the answer. */
export const NOT_MODIFIED = new Error('not modified')

/**
 * Of a row: its version, which is what If-Match compares, and its content. The version alone would not do: one address can show
 * two people two rows of the same version, and a browser that both use would answer one with what it kept of the other.
 */
export const rowTag = (row: unknown, body: string | Buffer) =>
  `"${(row as { version: number }).version}-${digestOf(body)}"`

/** Of a list: everything its content follows from, the program included. Keyed, because it must not tell how much happens in a workspace. */
export const factsTag = (secret: KeyObject, actorId: string | undefined, facts: unknown) =>
  `"${createHmac('sha256', secret)
    .update(JSON.stringify([version, actorId, facts]))
    .digest('base64url')
    .slice(0, 22)}"`

/** Of anything else: the content itself. */
export const contentTag = (body: string | Buffer) => `"${digestOf(body)}"`

export function matches(request: FastifyRequest, tag: string): boolean {
  if (request.method !== 'GET') return false
  const given = request.headers['if-none-match']
  return given !== undefined && given.split(',').some(one => one.trim().replace(/^W\//, '') === tag)
}

const digestOf = (body: string | Buffer) => hash('sha256', body, 'base64url').slice(0, 22)
