import { problem } from '@cairn/contract/problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isApiToken } from '../features/api-tokens.ts'
import type { Actor, Services } from '../features/context.ts'
import type { Token } from '../features/sessions.ts'

/** A page of another origin cannot send this header without asking first, and we never say yes. */
const BROWSER_HEADER = 'cairn-client'

export interface Caller {
  actor: Actor | undefined
  via: 'web' | 'api'
}

/** Browsers come with a cookie, programs with a bearer token; nothing else counts. */
export function authentication({ sessions, apiTokens }: Services, publicUrl: string | undefined) {
  const secure = publicUrl?.startsWith('https:') ?? false
  // The prefix makes browsers refuse the cookie from anybody but this very host; they allow it only over https.
  const cookie = secure ? '__Host-cairn' : 'cairn'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

  function setCookie(reply: FastifyReply, { token, expiresAt, keep }: Pick<Token, 'token' | 'expiresAt' | 'keep'>) {
    const life = keep ? `; Expires=${new Date(expiresAt).toUTCString()}` : ''
    reply.header('set-cookie', `${cookie}=${token}; ${attributes}${life}`)
  }

  return {
    async authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
      const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
      const isBrowser = request.headers[BROWSER_HEADER] !== undefined
      const kept = bearer === undefined ? cookieOf(request, cookie) : undefined
      if (kept !== undefined && request.method !== 'GET') refuseForgery(request, isBrowser, publicUrl)
      if (bearer !== undefined && isApiToken(bearer)) return { actor: await apiTokens.resolve(bearer), via: 'api' }
      const token = bearer ?? kept
      const found = token === undefined ? undefined : await sessions.resolve(token)
      if (found?.renewed && bearer) reply.header('cairn-token', found.renewed.token)
      if (found?.renewed && kept) setCookie(reply, found.renewed)
      return { actor: found?.actor, via: kept === undefined ? 'api' : 'web' }
    },

    /** A browser keeps its token where scripts cannot read it. */
    started<T extends { token?: string; expiresAt: string }>(
      request: FastifyRequest,
      reply: FastifyReply,
      session: T,
    ): T {
      if (request.headers[BROWSER_HEADER] === undefined || session.token === undefined) return session
      const keep = (request.body as { keep?: boolean } | undefined)?.keep === true
      setCookie(reply, { token: session.token, expiresAt: session.expiresAt, keep })
      const { token: _inCookie, ...rest } = session
      return rest as T
    },

    ended(reply: FastifyReply) {
      reply.header('set-cookie', `${cookie}=; ${attributes}; Max-Age=0`)
    },
  }
}

function refuseForgery(request: FastifyRequest, isBrowser: boolean, publicUrl: string | undefined) {
  const { origin } = request.headers
  const sameOrigin = origin === undefined || origin === publicUrl || hostOf(origin) === request.headers.host
  if (isBrowser && sameOrigin) return
  throw problem('forbidden', { reason: 'cross-site', detail: 'This request did not come from a page of this server.' })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const found = request.headers.cookie
    ?.split(';')
    .map(pair => pair.trim())
    .find(pair => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
