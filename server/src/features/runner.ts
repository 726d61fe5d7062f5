import { contract, type OperationId } from '@cairn/contract/contract'
import { operationsOf, type OperationSpec } from '@cairn/contract/operation'
import { didYouMean } from '@cairn/contract/did-you-mean'
import { Problem, problem } from '@cairn/contract/problems'
import { fieldErrors } from '@cairn/contract/sentences'
import { nowOf } from '../ports/clock.ts'
import { CommitConflict, MOST_KEPT, type Once } from '../ports/commit.ts'
import { createTries, refusalOf, type Tries } from './conflicts.ts'
import type { Actor, Context, RequestFacts, Services, Work } from './context.ts'
import { copyIdsIn, courseOf, idIn, keyReused, markOf, resume, takesSteps, type Course } from './course.ts'
import { handlers } from './handlers.ts'

export interface Run {
  operation: OperationId
  /** As it came in: the operation's own schemas decide what it means. */
  input: unknown
  actor: Actor | undefined
  request: Omit<RequestFacts, 'operation'>
  /** Remembers the answer under this id; see ports/commit.ts. */
  once?: Omit<Once, 'answer'>
  /** In place of the store's: together with what others commit. */
  commit?: Context['store']['commit'] | undefined
  validate?: (facts: unknown) => void
  note?: Context['note']
}

const specs = new Map<string, OperationSpec>(operationsOf(contract))

/** Checks the input, runs the use case, and runs it again when its commit met a conflict. */
export async function run(services: Services, call: Run): Promise<{ output: unknown; replayed: boolean }> {
  const input = parse(call.operation, call.input)
  const course = await courseOf(services, call, input)
  const tries = createTries()
  for (;;) {
    try {
      return await once(services, call, input, { course, tries })
    } catch (error) {
      const refused = error instanceof Problem && error.status < 500
      const before = refused && call.once && (await services.store.answer(call.once.id))
      // A twin of this request was quicker, on another instance: what it changed is why this one was refused.
      if (before && before.fingerprint === call.once?.fingerprint) return { output: before.answer, replayed: true }
      if (!(error instanceof CommitConflict)) throw error
      if (error.kind !== 'version') throw refusalOf(error)
      await tries.met()
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
    else errors.push(...fieldErrors(parsed.error.issues, rest, name => didYouMean(name, namesIn(spec.body))))
  } else {
    errors.push(...Object.keys(rest).map(name => ({ pointer: `/${name}`, detail: 'This field is not known here.' })))
  }
  if (errors.length > 0) throw problem('invalid-request', { errors })
  return flat
}

/** Of a body, over all its alternatives. */
function namesIn(body: OperationSpec['body']): string[] {
  const { def } = body as unknown as { def: { shape?: object; options?: { def: { shape?: object } }[] } }
  const shapes = [def.shape, ...(def.options ?? []).map(option => option.def.shape)]
  return [...new Set(shapes.flatMap(shape => Object.keys(shape ?? {})))]
}

async function once(services: Services, call: Run, input: object, { course, tries }: { course: Course; tries: Tries }) {
  let replayed = false
  let remembered = false
  let written = false
  const { batch } = course
  const request: RequestFacts = { ...call.request, operation: call.operation, batch }
  // One moment for every attempt: what an earlier one has written in steps carries it, and the next finds its own.
  const clock = { ms: () => course.ms }

  const write = (work: Work, kept?: Once) =>
    (call.commit ?? services.store.commit)({
      parts: 'parts' in work ? work.parts : [work],
      // The log tells when it happened, were it a night after it was begun.
      at: nowOf({ ms: () => Math.max(course.ms, course.resumed ? services.clock.ms() : 0) }),
      actorId: call.actor?.id ?? firstScope(work),
      via: request.via,
      batch,
      ...(kept && { once: kept }),
    })

  /** Not the last commit, or the last before an answer that is too large to keep: asked again, the operation tells it from the rows. */
  const begin = async (work: Work, isLast = false) => {
    const { before } = await write(work, call.once && markOf(course, call.once, isLast))
    written = true
    course.begun = true
    tries.wentOn()
    if (!before) return
    if (before.fingerprint !== call.once?.fingerprint) throw keyReused()
    // A twin of this request, on another instance, was quicker.
    await resume(services, course, call.once.id, before.answer)
    throw new CommitConflict('version')
  }

  const ctx: Context = {
    ...services,
    clock,
    get actor() {
      if (!call.actor) throw problem('unauthenticated')
      return call.actor
    },
    signedIn: call.actor !== undefined,
    request,
    get begun() {
      return course.begun
    },
    get finished() {
      return course.finished
    },
    idFor: (name, order) => idIn(course, name, order),
    copyIds: ids => copyIdsIn(course, ids),
    async commit(work, answer) {
      remembered = true
      if (call.once && isTooLarge(answer)) {
        await begin(work, true)
        return answer
      }
      const { before } = await write(work, call.once && { ...call.once, answer: answer ?? null })
      written = true
      course.begun = true
      if (!before) return answer
      if (before.fingerprint !== call.once?.fingerprint) throw keyReused()
      replayed = true
      return before.answer as typeof answer
    },
    async commitStep(work) {
      if (call.once && !takesSteps(call.operation, input))
        throw new Error(`${call.operation} goes in steps without notice`)
      await begin(work)
    },
    async perform(operation, inner, { commit, ...asked }) {
      const { output } = await run(
        { ...services, clock },
        { operation, input: inner, actor: call.actor, request: { ...call.request, ...asked }, commit },
      )
      return output as never
    },
    note: (event, about) => call.note?.(event, about),
    validate: facts => call.validate?.(facts),
  }

  const output = await handlerOf(call.operation)(ctx, input)
  const isUntold = call.once !== undefined && isTooLarge(output)
  if (call.once && !remembered && isUntold && !course.finished && takesSteps(call.operation, input))
    await begin({ parts: [] }, true)
  if (call.once && !remembered && !isUntold) {
    const { before } = await write({ parts: [] }, { ...call.once, answer: output ?? null })
    if (before && before.fingerprint !== call.once.fingerprint) throw keyReused()
    if (before) return { output: before.answer, replayed: true }
  }
  return { output, replayed: replayed || (course.resumed && !written) }
}

const isTooLarge = (answer: unknown) => Buffer.byteLength(JSON.stringify(answer) ?? '') > MOST_KEPT

type AnyHandler = (ctx: Context, input: object) => Promise<unknown>

function handlerOf(operation: OperationId): AnyHandler {
  const [resource = '', name = ''] = operation.split('.')
  return (handlers as unknown as Record<string, Record<string, AnyHandler>>)[resource]?.[name] as AnyHandler
}

/** Before there is an actor, somebody registers: their own scope comes first. */
function firstScope(work: Work): string {
  return ('parts' in work ? work.parts[0]?.scope : work.scope) ?? '00000000-0000-0000-0000-000000000000'
}
