import type { Page } from '@cairn/contract/fields'
import { problem } from '@cairn/contract/problems'
import type { PageAfter, Rows } from '../ports/store.ts'
import type { Context } from './context.ts'
import { keyedDigest, sameDigest } from './secrets.ts'

interface PageInput {
  limit: number
  cursor?: string | undefined
  /** What the pages before have shown enough of. */
  except?: readonly string[] | undefined
}

/** The page a caller asks for. A cursor is bound to the operation, the actor and everything else they asked. */
export function pageIn(ctx: Context, input: PageInput): PageAfter {
  if (input.cursor === undefined) return { limit: input.limit }
  const [body = '', ...signature] = input.cursor.split('.')
  if (!sameDigest(sign(ctx, input, body), signature.join('.'))) {
    throw problem('invalid-request', {
      reason: 'cursor',
      errors: [{ pointer: '/cursor', detail: 'This cursor does not belong to this list. Begin again without one.' }],
    })
  }
  return { limit: input.limit, after: Buffer.from(body, 'base64url').toString() }
}

export function pageOut<R, T>(
  ctx: Context,
  input: PageInput,
  { rows, next }: Rows<R>,
  present: (row: R) => T,
): Page<T> {
  const body = next === null ? null : Buffer.from(next).toString('base64url')
  return { items: rows.map(present), nextCursor: body && `${body}.${sign(ctx, input, body)}` }
}

/** What is not shown page by page, read so. */
export async function allRows<R>(read: (page: PageAfter) => Promise<Rows<R>>): Promise<R[]> {
  const rows: R[] = []
  for (let after: string | undefined, more = true; more;) {
    const page: Rows<R> = await read({ limit: 500, ...(after !== undefined && { after }) })
    rows.push(...page.rows)
    after = page.next ?? undefined
    more = page.next !== null
  }
  return rows
}

/** The size of a page may change on the way, and what it passes over; the question may not. */
function sign(ctx: Context, { cursor: _cursor, limit: _limit, except: _except, ...question }: PageInput, body: string) {
  const asked = JSON.stringify([ctx.request.operation, ctx.actor.id, Object.entries(question).toSorted(), body])
  return keyedDigest(ctx.secret, `cursor:${asked}`).slice(0, 22)
}
