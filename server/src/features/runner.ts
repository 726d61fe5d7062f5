import { contract, type OperationId } from '@cairn/contract/contract'
import { operationsOf, type OperationSpec } from '@cairn/contract/operation'
import { Problem, problem } from '@cairn/contract/problems'
import { fieldErrors } from '@cairn/contract/sentences'
import { setTimeout as sleep } from 'node:timers/promises'
import { nowOf } from '../ports/clock.ts'
import { CommitConflict, type Once } from '../ports/commit.ts'
import type { Actor, Context, RequestFacts, Services, Work } from './context.ts'
import { handlers } from './handlers.ts'

export interface Run {
  operation: OperationId
  /** As it came in: the operation's own schemas decide what it means. */
  input: unknown
  actor: Actor | undefined
  request: Omit<RequestFacts, 'operation'>
  /** Remembers the answer under this id; see ports/commit.ts. */
  once?: Omit<Once, 'answer'>
  validate?: (facts: unknown) => void
  note?: Context['note']
}

const specs = new Map<string, OperationSpec>(operationsOf(contract))

/** How often a use case is run again when its commit meets somebody else's. */
const ATTEMPTS = 5

/** Checks the input, runs the use case, and runs it again when its commit met a conflict. */
export async function run(services: Services, call: Run): Promise<{ output: unknown; replayed: boolean }> {
  const input = parse(call.operation, call.input)
  // One moment for every attempt: what an earlier one has written in steps carries it, and the next finds its own.
  const at = services.clock.ms()
  const atOnce = { ...services, clock: { ms: () => at } }
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(atOnce, call, input)
    } catch (error) {
      const refused = error instanceof Problem && error.status < 500
      const before = refused && call.once && (await services.store.answer(call.once.id))
      // A twin of this request was quicker, on another instance: what it changed is why this one was refused.
      if (before && before.fingerprint === call.once?.fingerprint) return { output: before.answer, replayed: true }
      if (!(error instanceof CommitConflict)) throw error
      if (error.kind !== 'version') throw refusalOf(error)
      if (attempt === ATTEMPTS)
        throw problem('conflict', {
          reason: 'busy',
          detail: 'Others keep changing the same thing. Try again.',
          retryAfter: 1,
        })
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** The operation's input, parts merged; `invalid-request` with a sentence for each place that is wrong. */
export function parse(operation: OperationId, input: unknown): object {
  const spec = specs.get(operation)
  if (!spec) throw problem('not-found', { reason: 'no-operation' })
  const rest = { ...(input as Record<string, unknown>) }
  const flat: Record<string, unknown> = {}
  const errors = []
  for (const part of [spec.params, spec.query]) {
    if (!part) continue
    const own = Object.fromEntries(
      Object.keys(part.def.shape)
        .filter(name => name in rest)
        .map(name => [name, rest[name]]),
    )
    for (const name of Object.keys(own)) delete rest[name]
    const parsed = part.safeParse(own)
    if (parsed.success) Object.assign(flat, parsed.data)
    else errors.push(...fieldErrors(parsed.error.issues, own))
  }
  if (spec.body) {
    const parsed = spec.body.safeParse(rest)
    if (parsed.success) Object.assign(flat, parsed.data)
    else errors.push(...fieldErrors(parsed.error.issues, rest))
  } else {
    errors.push(...Object.keys(rest).map(name => ({ pointer: `/${name}`, detail: 'This field is not known here.' })))
  }
  if (errors.length > 0) throw problem('invalid-request', { errors })
  return flat
}

async function once(services: Services, call: Run, input: object) {
  let replayed = false
  let remembered = false
  const request: RequestFacts = { ...call.request, operation: call.operation }

  const write = async (work: Work, answer: Once['answer'], remember: boolean) => {
    const { id, fingerprint, expiresAt } = call.once ?? {}
    const { at, actorId, via, batch } = {
      at: nowOf(services.clock),
      actorId: call.actor?.id ?? firstScope(work),
      via: request.via,
      batch: request.batch,
    }
    return services.store.commit({
      parts: 'parts' in work ? work.parts : [work],
      at,
      actorId,
      via,
      batch,
      ...(remember &&
        id &&
        fingerprint &&
        expiresAt && { once: { id, fingerprint, expiresAt, answer: answer ?? null } }),
    })
  }

  const ctx: Context = {
    ...services,
    get actor() {
      if (!call.actor) throw problem('unauthenticated')
      return call.actor
    },
    signedIn: call.actor !== undefined,
    request,
    async commit(work, answer) {
      const { before } = await write(work, answer, true)
      remembered = true
      if (!before) return answer
      if (before.fingerprint !== call.once?.fingerprint) throw keyReused()
      replayed = true
      return before.answer as typeof answer
    },
    async commitStep(work) {
      await write(work, null, false)
    },
    async perform(operation, inner, options) {
      const { output } = await run(services, {
        operation,
        input: inner,
        actor: call.actor,
        request: { ...call.request, ...options },
      })
      return output as never
    },
    note: (event, about) => call.note?.(event, about),
    validate: facts => call.validate?.(facts),
  }

  const output = await handlerOf(call.operation)(ctx, input)
  if (call.once && !remembered) {
    const { before } = await write({ parts: [] }, output, true)
    if (before && before.fingerprint !== call.once.fingerprint) throw keyReused()
    if (before) return { output: before.answer, replayed: true }
  }
  return { output, replayed }
}

export const keyReused = () =>
  problem('invalid-request', {
    reason: 'idempotency-key-reused',
    errors: [
      {
        pointer: '/headers/Idempotency-Key',
        detail: 'This key was used for another request. Make a new one for each.',
      },
    ],
  })

type AnyHandler = (ctx: Context, input: object) => Promise<unknown>

function handlerOf(operation: OperationId): AnyHandler {
  const [resource = '', name = ''] = operation.split('.')
  return (handlers as unknown as Record<string, Record<string, AnyHandler>>)[resource]?.[name] as AnyHandler
}

/** Before there is an actor, somebody registers: their own scope comes first. */
function firstScope(work: Work): string {
  return ('parts' in work ? work.parts[0]?.scope : work.scope) ?? '00000000-0000-0000-0000-000000000000'
}

function refusalOf({ kind, reason }: CommitConflict): Problem {
  if (kind === 'exists')
    return problem('conflict', { reason: 'id-taken', detail: 'There is already something with this id.' })
  return problem('conflict', { ...(reason && { reason }), detail: TAKEN[reason ?? ''] ?? 'This name is taken.' })
}

const TAKEN: Record<string, string> = {
  'username-taken': 'This username was taken in the meantime. Choose another one.',
  'email-taken': 'This address has an account in the meantime. Log in, or reset the password.',
}
