import { operations, type OperationId } from '@cairn/contract/contract'
import type { OperationSpec } from '@cairn/contract/operation'
import { isOpen } from '@cairn/contract/policy'
import { problem } from '@cairn/contract/problems'
import { newId } from '@cairn/contract/ids'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { run } from '../features/runner.ts'
import { authentication, type Caller } from './authentication.ts'
import { batchOf, ifMatchOf, onceOf, replayOf } from './headers.ts'
import type { HttpOptions } from './server.ts'
import { contentTag, factsTag, matches, NotModified, rowTag } from './validators.ts'

/** Every operation of the contract at its path. No business words: what an operation means is the runner's affair. */
export function mountOperations(app: FastifyInstance, options: HttpOptions): void {
  const auth = authentication(options.services.sessions, options.publicUrl)
  for (const [id, spec] of operations) {
    app.route({
      method: spec.method,
      url: `/api/v1${spec.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      handler: (request, reply) => answer(app, options, auth, id, spec, request, reply),
    })
  }
}

/** Keys whose first request has not been answered yet; across processes the database makes the second one wait. */
const inFlight = new Set<string>()

type Auth = ReturnType<typeof authentication>

async function answer(
  app: FastifyInstance,
  options: HttpOptions,
  auth: Auth,
  id: OperationId,
  spec: OperationSpec,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { services } = options
  const begun = performance.now()
  const caller = await auth.authenticate(request, reply)
  if (!caller.actor && !isOpen(id)) throw problem('unauthenticated')
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
      validate(facts) {
        tag = factsTag(services.secret, caller.actor?.id, facts)
        if (matches(request, tag)) throw new NotModified(tag)
      },
    })
    if (replayed) reply.header('idempotent-replayed', 'true')
    if (spec.session === 'ends') auth.ended(reply)
    const shown = spec.session === 'starts' ? auth.started(request, reply, output as { expiresAt: string }) : output
    if (options.checkAnswers) checkAnswer(id, spec, shown)
    return finish(request, reply, spec, shown, tag)
  } catch (error) {
    if (error instanceof NotModified) return notModified(reply, error.tag)
    throw error
  } finally {
    if (once) inFlight.delete(once.id)
    const took = Math.round((performance.now() - begun) * 10) / 10
    app.log.info({ requestId: request.id, operation: id, actor: caller.actor?.id, ms: took }, 'operation')
  }
}

function finish(request: FastifyRequest, reply: FastifyReply, spec: OperationSpec, output: unknown, tag?: string) {
  if (spec.returns === undefined) return reply.status(204).send()
  const body = JSON.stringify(output)
  reply.header('cache-control', spec.method === 'GET' ? 'private, no-cache' : 'no-store')
  const etag = tag ?? (spec.versioned ? rowTag(output) : spec.method === 'GET' ? contentTag(body) : undefined)
  if (etag) reply.header('etag', etag)
  if (etag && matches(request, etag)) return notModified(reply, etag)
  return reply
    .status(spec.status ?? 200)
    .type('application/json; charset=utf-8')
    .send(body)
}

const notModified = (reply: FastifyReply, tag: string) =>
  reply.header('etag', tag).header('cache-control', 'private, no-cache').status(304).send()

/** Path, query and body as one flat input; a name that is given twice is not ours to choose between. */
function inputOf(request: FastifyRequest, spec: OperationSpec): Record<string, unknown> {
  const params = request.params as Record<string, unknown>
  const query = request.query as Record<string, unknown>
  const body = bodyOf(request, spec)
  for (const name of [...Object.keys(query), ...Object.keys(body)]) {
    if (name in params || (name in query && name in body)) {
      throw problem('invalid-request', { errors: [{ pointer: `/${name}`, detail: 'This is given twice.' }] })
    }
  }
  for (const name of Object.keys(query)) {
    if (spec.query && name in spec.query.def.shape) continue
    throw problem('invalid-request', { errors: [{ pointer: `/${name}`, detail: 'This parameter is not known here.' }] })
  }
  return { ...params, ...query, ...body }
}

function bodyOf(request: FastifyRequest, spec: OperationSpec): Record<string, unknown> {
  const { body } = request
  if (body === undefined || body === null) return {}
  if (!spec.body)
    throw problem('invalid-request', { errors: [{ pointer: '', detail: 'This operation takes no body.' }] })
  if (typeof body !== 'object' || Array.isArray(body))
    throw problem('invalid-request', { errors: [{ pointer: '', detail: 'The body must be a JSON object.' }] })
  if (isTooDeep(body, 20))
    throw problem('invalid-request', { errors: [{ pointer: '', detail: 'The body is nested too deep.' }] })
  return body as Record<string, unknown>
}

const isTooDeep = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some(inner => isTooDeep(inner, levels - 1)))

function factsOf(request: FastifyRequest, spec: OperationSpec, caller: Caller) {
  const ifMatch = spec.versioned && spec.method !== 'GET' ? ifMatchOf(request) : undefined
  return {
    id: request.id,
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    via: caller.via,
    batch: batchOf(request) ?? newId(),
    ...(ifMatch !== undefined && { ifMatch }),
  }
}

function checkAnswer(id: OperationId, spec: OperationSpec, output: unknown) {
  const parsed = spec.returns?.safeParse(output)
  if (parsed && !parsed.success)
    throw new Error(`${id} answers what its schema does not allow: ${JSON.stringify(parsed.error.issues)}`)
}
