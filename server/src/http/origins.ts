import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '@cairn/contract/problems'

/** Pages that may use the API from a browser: our own, and those of the origins that the operator has listed. */
export interface Origins {
  publicUrl: string | undefined
  /** Compared whole and letter by letter: `https://app.example.org`. */
  listed: ReadonlySet<string>
}

/** Lets pages of listed origins ask, as the CORS protocol has it. Without a list nothing of it exists. */
export function mountCrossOrigin(app: FastifyInstance, { listed }: Origins): void {
  if (listed.size === 0) return
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return
    // Also where the origin is not listed: a cache between must not give one what was said to another.
    reply.header('vary', 'Origin')
    const { origin } = request.headers
    if (origin === undefined || !listed.has(origin)) return
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'ETag, Retry-After, X-Request-Id, Idempotent-Replayed, Cairn-Token',
    })
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return
    reply.headers({
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers':
        'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Cairn-Batch, Cairn-Client, Cairn-Person',
      'access-control-max-age': '600',
    })
    return reply.status(204).send()
  })
}

/** A page of another origin cannot send this header without asking first, and only listed ones are told yes. */
const BROWSER_HEADER = 'cairn-client'

/** Programs of ours name themselves in the same header. */
const PROGRAMS = ['cli'] as const

export const isBrowser = (request: FastifyRequest) =>
  request.headers[BROWSER_HEADER] !== undefined && programOf(request) === undefined

/** What a program says that it is: read in histories, trusted for nothing. */
export const programOf = (request: FastifyRequest) => PROGRAMS.find(name => name === request.headers[BROWSER_HEADER])

/**
 * Refuses what a page of somebody else makes a browser send: writes with our cookie, and log-ins, which would leave the person in an
 * account of the attacker's. Whoever shows a bearer token is no browser that was tricked, and need not be asked.
 */
export function refuseForgery(
  request: FastifyRequest,
  origins: Origins,
  { withCookie }: { withCookie: boolean },
): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (isFromOurPage(request, origins) && (isBrowser(request) || !withCookie)) return
  throw problem('forbidden', { reason: 'cross-site', detail: 'This request did not come from a page of this server.' })
}

/** Programs send neither of the two headers; browsers send what they are told by nobody. */
function isFromOurPage(request: FastifyRequest, { publicUrl, listed }: Origins): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined && listed.has(origin)) return true
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined || origin === originOf(publicUrl)) return true
  // Under another name than the configured one, such as localhost; where https is spoken, never from a page without.
  return URL.canParse(origin) && new URL(origin).host === host && (!isSecure(publicUrl) || origin.startsWith('https:'))
}

const originOf = (url: string | undefined) => (url === undefined ? undefined : new URL(url).origin)

export const isSecure = (publicUrl: string | undefined) => publicUrl?.startsWith('https:') ?? false
