import { entryKinds, type Entry } from '@cairn/contract/entries'
import { nowOf } from '../ports/clock.ts'
import type { Context } from './context.ts'

/** What earlier commits of an operation have done, as the log tells: rows may have gone on since. */
export interface SoFar {
  /** The rows that it has written, in its order. Whatever became of them since, it leaves alone. */
  ids: ReadonlySet<string>
  /** Nothing more is to be written: it is finished, or somebody has taken it back. The answer is how things stand. */
  isOver: boolean
}

export async function soFarIn(ctx: Context, scope: string): Promise<SoFar> {
  if (!ctx.begun) return { ids: new Set(), isOver: false }
  const { batch } = ctx.request
  const begun = nowOf(ctx.clock)
  // The caller may have named the batch, and have done something else in it before.
  const own = (await ctx.store.log.ofBatch(scope, batch)).filter(
    ({ actorId, at }) => actorId === ctx.actor.id && at >= begun,
  )
  const ids = new Set(own.map(({ subjectId }) => subjectId))
  return { ids, isOver: ctx.finished || (await isTakenBack(ctx, scope, own)) }
}

/** What undoing it writes. Who turns round a single row by hand does not mean all of them. */
const TURNED: Record<string, string> = {
  'task.created': 'task.deleted',
  'task.deleted': 'task.restored',
  'task.updated': 'task.updated',
  'task.positioned': 'task.positioned',
  'project.created': 'project.deleted',
  'label.created': 'label.deleted',
}

async function isTakenBack(ctx: Context, scope: string, own: Entry[]): Promise<boolean> {
  const [first] = own
  if (!first) return false
  const bySubject = new Map(own.map(entry => [entry.subjectId, entry]))
  const kinds = Object.keys(entryKinds)
  for (let after: string | undefined; ;) {
    const { rows, next } = await ctx.store.log.newest([scope], { kinds }, { limit: 200, ...(after && { after }) })
    if (rows.some(later => takesBack(later, bySubject.get(later.subjectId)))) return true
    if (next === null || rows.some(({ seq }) => seq <= first.seq)) return false
    after = next
  }
}

function takesBack(later: Entry, own: Entry | undefined): boolean {
  if (!own || later.via !== 'undo' || later.batch === own.batch || later.seq < own.seq) return false
  if (later.kind !== TURNED[own.kind]) return false
  return later.kind !== own.kind || own.fields.some(field => later.fields.includes(field))
}
