import { operations, type OperationId } from '@cairn/contract/contract'
import type { OperationSpec } from '@cairn/contract/operation'
import { isPublic } from '@cairn/contract/policy'
import { problem } from '@cairn/contract/problems'
import { newId } from '@cairn/contract/ids'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../features/context.ts'
import { run } from '../features/runner.ts'
import { authentication, type Caller } from './authentication.ts'
import { inputOf } from './input.ts'
import { batchOf, ifMatchOf, onceOf, refuseAnother, replayOf } from './headers.ts'
import { networkOf } from './network.ts'
import type { Origins } from './origins.ts'
import { createRateLimits } from './rate-limits.ts'
import type { HttpOptions } from './server.ts'
import { contentTag, factsTag, matches, NOT_MODIFIED, rowTag } from './validators.ts'

/** Every operation of the contract at its path. No business words: what an operation means is the runner's affair. */
export function mountOperations(app: FastifyInstance, options: HttpOptions & { origins: Origins }): void {
  const server: Server = {
    ...options,
    log: app.log,
    auth: authentication(options.services, options.origins),
    limit: createRateLimits(options.services, app.log),
    inFlight: new Set(),
  }
  for (const [id, spec] of operations) {
    app.route({
      method: spec.method,
      url: `/api/v1${spec.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      config: { operation: id },
      handler: (request, reply) => answer(server, id, spec, request, reply),
    })
  }
}

const SIGNED_OUT = 'You are not signed in, or your session has ended. Log in again.'

interface Server extends HttpOptions {
  log: FastifyInstance['log']
  auth: ReturnType<typeof authentication>
  limit: ReturnType<typeof createRateLimits>
  /** Keys whose first request has not been answered yet; across servers the database makes the second one wait. */
  inFlight: Set<string>
}

async function answer(
  server: Server,
  id: OperationId,
  spec: OperationSpec,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { services, auth, limit, inFlight } = server
  const begun = performance.now()
  const network = networkOf(request.ip)
  const caller = await auth.authenticate(request, reply, token => limit.refuseGuess(network, token))
  const note = noteIn(server.log, request)
  if (caller.copied) note('session copied', { personId: caller.copied.id, sessionId: caller.copied.sessionId })
  await limit.count(id, caller.actor ? { personId: caller.actor.id } : { address: network })
  if (!caller.actor && !isPublic(id)) throw problem('unauthenticated', { detail: SIGNED_OUT })
  refuseAnother(request, caller)
  const input = inputOf(request, spec)
  const once = onceOf(services, request, spec, id, caller, input)
  const replay = once && (await replayOf(services, once))
  if (replay) return finish(request, reply.header('idempotent-replayed', 'true'), spec, replay.answer)
  if (once && inFlight.has(once.id))
    throw problem('conflict', {
      reason: 'in-flight',
      detail: 'The same request is still being worked on.',
      retryAfter: 1,
    })
  if (once) inFlight.add(once.id)
  let tag: string | undefined
  try {
    const { output, replayed } = await run(services, {
      operation: id,
      input,
      actor: caller.actor,
      request: factsOf(request, spec, caller),
      ...(once && { once }),
      note,
      validate(facts) {
        tag = factsTag(services.secret, caller.actor?.id, facts)
        if (matches(request, tag)) throw NOT_MODIFIED
      },
    })
    if (replayed) reply.header('idempotent-replayed', 'true')
    if (spec.session === 'ends') auth.ended(reply)
    const shown =
      spec.session === 'starts' ? await auth.started(request, reply, caller, output as { expiresAt: string }) : output
    if (server.checkAnswers) checkAnswer(id, spec, shown)
    return finish(request, reply, spec, shown, tag)
  } catch (error) {
    if (error === NOT_MODIFIED && tag) return notModified(reply, tag)
    throw error
  } finally {
    if (once) inFlight.delete(once.id)
    const took = Math.round((performance.now() - begun) * 10) / 10
    server.log.info({ requestId: request.id, operation: id, actor: caller.actor?.id, ms: took }, 'operation')
  }
}

const noteIn =
  (log: FastifyInstance['log'], request: FastifyRequest): Context['note'] =>
  (event, about) =>
    log.info({ requestId: request.id, event, ...about }, 'security')

function finish(request: FastifyRequest, reply: FastifyReply, spec: OperationSpec, output: unknown, tag?: string) {
  if (spec.returns === undefined) return reply.status(204).header('cache-control', 'no-store').send()
  const body = Buffer.isBuffer(output) ? output : JSON.stringify(output)
  // A browser may keep a list to ask whether it has changed, which costs a fraction of it; what is on one thing or person it may not.
  reply.header('cache-control', tag === undefined ? 'no-store' : 'private, no-cache')
  const etag = tag ?? (spec.versioned ? rowTag(output, body) : spec.method === 'GET' ? contentTag(body) : undefined)
  if (etag) reply.header('etag', etag)
  if (etag && matches(request, etag)) return reply.status(304).send()
  return reply
    .status(spec.status ?? 200)
    .type('application/json; charset=utf-8')
    .send(body)
}

const notModified = (reply: FastifyReply, tag: string) =>
  reply.header('etag', tag).header('cache-control', 'private, no-cache').status(304).send()

function factsOf(request: FastifyRequest, spec: OperationSpec, caller: Caller) {
  const ifMatch = spec.versioned && spec.method !== 'GET' ? ifMatchOf(request) : undefined
  return {
    id: request.id,
    address: networkOf(request.ip),
    userAgent: request.headers['user-agent'] ?? '',
    via: caller.via,
    // What only reads writes no batch: it needs no id of its own.
    batch: batchOf(request) ?? (spec.method === 'GET' ? request.id : newId()),
    ...(ifMatch !== undefined && { ifMatch }),
  }
}

function checkAnswer(id: OperationId, spec: OperationSpec, output: unknown) {
  const parsed = spec.returns?.safeParse(Buffer.isBuffer(output) ? JSON.parse(output.toString()) : output)
  if (parsed && !parsed.success)
    throw new Error(`${id} answers what its schema does not allow: ${JSON.stringify(parsed.error.issues)}`)
}
