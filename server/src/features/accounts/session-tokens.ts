import type { KeyObject } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { MINUTE, type Clock } from '../../ports/clock.ts'

export interface Token {
  token: string
  sessionId: string
  expiresAt: string
  keep: boolean
}

/** A token is changed after this time. */
const TOKEN_LIFE = 15 * MINUTE

/** Carries the id of its session, which of its tokens it is, and until when; nothing else that matters. */
export async function signToken(
  secret: KeyObject,
  clock: Clock,
  { generation, ...session }: Omit<Token, 'token'> & { generation: number },
): Promise<Token> {
  const token = await new SignJWT({
    sid: session.sessionId,
    gen: generation,
    exp: Math.floor((clock.ms() + TOKEN_LIFE) / 1000),
  })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(secret)
  return { token, ...session }
}

export interface Claims {
  sid: string
  gen: number
  exp: number
}

/** The claims of a token that we signed, expired or not. */
export async function claimsOf(token: string, secret: KeyObject): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], currentDate: new Date(0) })
    return payload as unknown as Claims
  } catch {
    return undefined
  }
}
