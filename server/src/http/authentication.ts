import type { FastifyReply, FastifyRequest } from 'fastify'
import { isApiToken } from '../features/accounts/api-tokens.ts'
import type { Actor, Services } from '../features/context.ts'
import type { Token } from '../features/accounts/session-tokens.ts'
import { isBrowser, isSecure, programOf, refuseForgery, type Origins } from './origins.ts'

export interface Caller {
  actor: Actor | undefined
  /** Whose session has just ended, because its token had been copied. */
  copied?: Actor
  via: 'web' | 'api' | 'cli'
}

/** Browsers come with a cookie, programs with a bearer token; nothing else counts. */
export function authentication({ sessions, apiTokens }: Services, origins: Origins) {
  const secure = isSecure(origins.publicUrl)
  // The prefix makes browsers refuse the cookie from anybody but this very host; they allow it only over https.
  const cookie = secure ? '__Host-cairn' : 'cairn'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

  function setCookie(reply: FastifyReply, { token, expiresAt, keep }: Pick<Token, 'token' | 'expiresAt' | 'keep'>) {
    const life = keep ? `; Expires=${new Date(expiresAt).toUTCString()}` : ''
    reply.header('set-cookie', `${cookie}=${token}; ${attributes}${life}`)
  }

  return {
    /** `onGuess` may refuse an API token before it is looked up. Any other token is told from a guess by its signature. */
    async authenticate(
      request: FastifyRequest,
      reply: FastifyReply,
      onGuess: (token: string) => void,
    ): Promise<Caller> {
      const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
      const kept = bearer === undefined ? cookieOf(request, cookie) : undefined
      if (bearer === undefined) refuseForgery(request, origins, { withCookie: kept !== undefined })
      if (bearer !== undefined && isApiToken(bearer)) {
        if (!apiTokens.wasGood(bearer)) onGuess(bearer)
        return { actor: await apiTokens.resolve(bearer), via: programOf(request) ?? 'api' }
      }
      const token = bearer ?? kept
      const via = kept === undefined ? (programOf(request) ?? 'api') : 'web'
      const found = token === undefined ? undefined : await sessions.resolve(token)
      if (found?.copied) return { actor: undefined, copied: found.actor, via }
      if (found?.renewed && bearer) reply.header('cairn-token', found.renewed.token)
      if (found?.renewed && kept) setCookie(reply, found.renewed)
      return { actor: found?.actor, via }
    },

    /**
     * A browser keeps its token where scripts cannot read it. The session that it came with is over: it may be one that somebody
     * else has planted there.
     */
    async started<T extends { token?: string; expiresAt: string; keep?: boolean }>(
      request: FastifyRequest,
      reply: FastifyReply,
      caller: Caller,
      session: T,
    ): Promise<T> {
      if (session.token === undefined) return session
      if (caller.via === 'web' && caller.actor?.sessionId) await sessions.end(caller.actor.sessionId)
      if (!isBrowser(request)) return session
      setCookie(reply, { token: session.token, expiresAt: session.expiresAt, keep: session.keep === true })
      const { token: _inCookie, ...rest } = session
      return rest as T
    },

    ended(reply: FastifyReply) {
      reply.header('set-cookie', `${cookie}=; ${attributes}; Max-Age=0`)
      // Lists that the browser keeps to ask whether they have changed.
      reply.header('clear-site-data', '"cache"')
    },
  }
}

function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const found = request.headers.cookie
    ?.split(';')
    .map(pair => pair.trim())
    .find(pair => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
