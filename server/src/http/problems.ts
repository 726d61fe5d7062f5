import { randomUUID } from 'node:crypto'
import type { ProblemBody } from '@cairn/contract/problem-body'
import { Problem, problem, problemCodes } from '@cairn/contract/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'

/** One for each request: in the answer, in the log, in every problem. */
export const newRequestId = () => randomUUID()

/** The only place that writes problem+json. An expected refusal is a line in the log, no more; a defect is an error there, and says nothing outside. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const found = asProblem(error)
  logged(error, found, request)
  const { code, parts } = found
  const { status } = problemCodes[code]
  if (parts.retryAfter !== undefined) reply.header('retry-after', String(parts.retryAfter))
  if (code === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
  return reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(bodyOf(found, request.id)))
}

/** What could not be read as HTTP at all: there is no request to answer, only a connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  // Browsers open connections ahead of their requests. An answer to one over which nothing came would be taken for that of the request that
  // is just on its way; without a word, the browser sends it again.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesRead === 0) return void socket.destroy()
  const found = UNREADABLE[error.code ?? '']?.() ?? problem('malformed-request', { detail: 'This is not HTTP.' })
  const body = JSON.stringify(bodyOf(found, newRequestId()))
  socket.end(
    `HTTP/1.1 ${found.status} Refused\r\nContent-Type: application/problem+json; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

function logged(error: unknown, { code, reason, cause }: Problem, request: FastifyRequest) {
  const facts = { requestId: request.id, code, reason }
  if (code === 'internal') request.log.error({ ...facts, err: error }, 'unexpected error')
  else if (code === 'unavailable')
    request.log.warn({ ...facts, cause: (cause as Error | undefined)?.message }, 'refused')
  else request.log.info(facts, 'refused')
}

function bodyOf({ code, status, parts }: Problem, requestId: string): ProblemBody {
  return {
    type: `/docs#${code}`,
    title: problemCodes[code].title,
    status,
    code,
    ...parts,
    requestId,
  }
}

const UNREADABLE: Record<string, () => Problem> = {
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    problem('malformed-request', { reason: 'slow', detail: 'The request took too long to arrive.' }),
  HPE_HEADER_OVERFLOW: () =>
    problem('too-large', { reason: 'headers', detail: 'The headers may have at most 16 kB in all.' }),
}

export const noRoute = () => problem('not-found', { reason: 'no-route', detail: 'There is nothing at this address.' })

/** What Fastify itself refuses, in our words. */
const REFUSED: Record<string, () => Problem> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    problem('unsupported-media-type', { detail: 'Send the body as application/json.' }),
  FST_ERR_CTP_BODY_TOO_LARGE: () => problem('too-large', { reason: 'body', detail: 'The body may have at most 1 MB.' }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    problem('malformed-request', { detail: 'The body does not have the length that was announced.' }),
  FST_ERR_CTP_INVALID_JSON_BODY: () => problem('malformed-request', { detail: 'The body is not valid JSON.' }),
  FST_ERR_MAX_PARAM_LENGTH: () => noRoute(),
  FST_ERR_BAD_URL: () => problem('malformed-request', { detail: 'The address is not valid.' }),
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { code, statusCode, name } = error as { code?: string; statusCode?: number; name?: string }
  const refused = REFUSED[code ?? '']
  if (refused) return refused()
  if (name === 'SyntaxError' && statusCode === 400)
    return problem('malformed-request', { detail: 'The body is not valid JSON.' })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return problem('malformed-request')
  return problem('internal', { detail: 'This is a defect of Cairn. The request id helps to find it in the log.' })
}
