import type { Undone } from '@cairn/contract/activity'
import type { OperationId, ParsedOf } from '@cairn/contract/contract'
import { kindOf, type Entry, type EntryResource, type InverseCall, type Values } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { Problem, problem } from '@cairn/contract/problems'
import type { Row, Tables } from '../ports/rows.ts'
import type { Context } from './context.ts'
import { guard, logsOf, reachOf, type Reach } from './standing.ts'
import { sideBySide } from './side-by-side.ts'
import { partOf } from './undo-parts.ts'

export const undo = {
  async undo(ctx: Context, { entryId }: ParsedOf<'activity.undo'>) {
    guard(ctx, 'activity.undo', {})
    const reach = await reachOf(ctx)
    const [scope = '', seq = ''] = entryId.split(':')
    const entries = logsOf(ctx, reach).includes(scope) ? await ctx.store.log.at(scope, Number(seq)) : []
    const entry = entries.find(one => one.id === entryId)
    if (!entry)
      throw problem('not-found', { reason: 'no-entry', detail: 'There is no such entry, or you cannot see it.' })
    const { batch, outcomes } = await takeBack(ctx, reach, [entry])
    return { batch, ...told(outcomes) }
  },

  /** From its end. What waits for something that comes back in a later part is tried with each of them. */
  async undoBatch(ctx: Context, asked: ParsedOf<'activity.undoBatch'>) {
    guard(ctx, 'activity.undoBatch', {})
    const reach = await reachOf(ctx)
    const part = await partOf(ctx, logsOf(ctx, reach), asked)
    if (!part) throw problem('not-found', { reason: 'no-batch', detail: 'There is nothing of yours under this batch.' })
    const { batch, outcomes } = await takeBack(ctx, reach, part.entries)
    if (part.left === 0) return { batch, ...told(outcomes), next: null, left: 0 }
    const open = outcomes.filter(outcome => outcome.refused)
    const { text, fit } = part.next(open.map(({ entry }) => entry))
    return {
      batch,
      // Where too many wait, the others stay as they are, and are told now.
      ...told([...outcomes.filter(outcome => !outcome.refused), ...open.slice(fit)]),
      next: text,
      left: part.left + fit,
    }
  },
}

/**
 * Runs each entry's inverse operation under its own policy, as one batch of its own, so that an undo can be undone. What somebody
 * has changed since, or what the actor may no longer write, stays as it is and is reported.
 */
async function takeBack(ctx: Context, reach: Reach, entries: Entry[]): Promise<{ batch: string; outcomes: Outcome[] }> {
  const { batch: given } = ctx.request
  const batch = entries.some(entry => entry.batch === given) ? newId(ctx.clock.ms()) : given
  const outcomes: Outcome[] = []
  // What is refused may wait for something that comes back after it, a subtask for its parent: again, as long as that helps.
  for (let open = entries, helped = true; open.length > 0 && helped;) {
    const round: Outcome[] = []
    for (const some of runsOf(open))
      round.push(
        ...(await sideBySide(ctx.store, some, (entry, commit) => takeBackOne(ctx, reach, entry, { batch, commit }))),
      )
    const refused = round.filter(outcome => outcome.refused)
    helped = refused.length < open.length
    outcomes.push(...(helped ? round.filter(outcome => !outcome.refused) : round))
    open = refused.map(({ entry }) => entry)
  }
  return { batch, outcomes }
}

/** What came back with something else of this undo, a task with its project, was taken back like that. Where nothing was written, nothing was. */
function told(outcomes: Outcome[]): Omit<Undone, 'batch'> {
  const anyWritten = outcomes.some(({ end }) => end === 'undone')
  const stands = outcomes.filter(({ end }) => end !== 'kept').map(({ entry }) => entry.id)
  return {
    undone: anyWritten ? stands : [],
    asBefore: anyWritten ? [] : stands,
    kept: outcomes.flatMap(({ kept }) => kept),
  }
}

interface Outcome {
  entry: Entry
  /** `as-before`: there was nothing to write. */
  end: 'undone' | 'as-before' | 'kept'
  kept: Undone['kept']
  /** By the inverse operation itself, as things stand. */
  refused?: true
}

/**
 * Entries that are taken back side by side, and written together: of one kind and of a task each, as a change of many wrote them.
 * Whatever may depend on what was taken back before it goes by itself.
 */
function runsOf(entries: Entry[]): Entry[][] {
  const runs: Entry[][] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    const goesAlong =
      run !== undefined &&
      run.length < SIDE_BY_SIDE &&
      entry.kind.startsWith('task.') &&
      run.every(({ kind, subjectId }) => kind === entry.kind && subjectId !== entry.subjectId)
    if (goesAlong) run.push(entry)
    else runs.push([entry])
  }
  return runs
}

/** As many tasks as a commit has room for. */
const SIDE_BY_SIDE = 40

interface Undoing {
  batch: string
  commit: Context['store']['commit']
}

async function takeBackOne(ctx: Context, reach: Reach, entry: Entry, undoing: Undoing): Promise<Outcome> {
  const keeping = (fields: string[], why: Why) => ({ entryId: entry.id, fields, ...why })
  const { call, version } = await inverseOf(ctx, reach, entry)
  if (typeof call === 'string') return { entry, end: 'kept', kept: [keeping(entry.fields, because(call))] }
  const kept = call.kept.length > 0 ? [keeping(call.kept, because('changed-since'))] : []
  // Nothing to write: all was changed since, or all stands as it did before.
  if (call.back?.length === 0) return { entry, end: kept.length > 0 ? 'kept' : 'as-before', kept }
  const end = await attempt(ctx, call, { ...undoing, ifMatch: call.back && version })
  // What it was about to write over was changed in that moment.
  if (end === 'changed') return takeBackOne(ctx, reach, entry, undoing)
  if (typeof end === 'string') return { entry, end, kept }
  return { entry, end: 'kept', kept: [keeping(entry.fields, end)], refused: true }
}

type Why = Pick<Undone['kept'][number], 'reason' | 'detail'>

const REASONS = {
  'changed-since': 'It was changed since.',
  'cannot-be-undone': 'This cannot be taken back.',
  'values-erased': 'What stood there before is no longer kept.',
} as const

const because = (reason: keyof typeof REASONS): Why => ({ reason, detail: REASONS[reason] })

interface Inverse {
  call: InverseCall | keyof typeof REASONS
  /** Of the row as it was when this was found. */
  version?: number | undefined
}

async function inverseOf(ctx: Context, reach: Reach, entry: Entry): Promise<Inverse> {
  const kind = kindOf(entry.kind)
  if (!kind || kind.inverse === 'none') return { call: 'cannot-be-undone' }
  if (!entry.new && !entry.old) return { call: 'values-erased' }
  const current = await currentOf(ctx, reach, entry)
  return { call: kind.inverse(entry, current as Values | undefined), version: current?.version }
}

/** Where the rows are that the kinds of entries speak of; null where no inverse asks how the row is now. */
const TABLE_OF = {
  person: null,
  workspace: null,
  project: 'projects',
  label: 'labels',
  filter: 'filters',
  task: 'tasks',
} as const satisfies Record<EntryResource, keyof Tables | null>

/** The row that the entry is about, as it is now. */
async function currentOf(ctx: Context, reach: Reach, { kind, subjectId }: Entry): Promise<Row | undefined> {
  const table = TABLE_OF[kind.split('.')[0] as EntryResource]
  if (!table) return undefined
  const scopes = table === 'filters' ? [ctx.actor.id] : reach.scopes
  return ctx.store[table].find(scopes, subjectId)
}

/** What came of it; why, where it was refused. */
async function attempt(
  ctx: Context,
  { operation, input, moments }: InverseCall,
  how: Undoing & { ifMatch: number | undefined },
): Promise<'undone' | 'as-before' | 'changed' | Why> {
  try {
    await ctx.perform(operation as OperationId, input, { ...how, via: 'undo', moments })
    return 'undone'
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    if (error.code === 'version-conflict') return 'changed'
    const isGone = error.reason === 'in-trash' || error.code === 'not-found'
    if (isGone && operation.endsWith('.delete')) return 'as-before'
    if (error.reason === 'not-in-trash') return 'as-before'
    const details = error.parts.errors?.map(({ detail }) => detail).join(' ')
    return { reason: error.reason ?? error.code, detail: error.parts.detail ?? (details || error.message) }
  }
}
