import type { Entry } from '@cairn/contract/entries'
import type { Context } from './context.ts'
import { placeOf, spotOf, textOf, type Place, type Spot } from './undo-place.ts'

/** What one call takes back of a batch. */
interface Part {
  /** Those that still wait, then the next ones from the end. */
  entries: Entry[]
  /** What no part has looked at yet. */
  left: number
  /** Where the next part goes on, with those that wait for it then: as many of the first ones as fit. */
  next(waiting: Entry[]): { text: string; fit: number }
}

interface Asked {
  batchId: string
  limit?: number | undefined
  next?: string | undefined
}

/** What the others need to come back goes first, a label before its tasks and filters: so the batch is gone through twice. */
const bringsLabel = ({ kind }: Entry) => kind === 'label.merged' || kind === 'label.deleted'
const isOther = (entry: Entry) => !bringsLabel(entry)

/**
 * The first part reads the batch once as a whole, since it counts it; each of the others from where the one before has ended, about as
 * much as it takes. Nothing, where there is nothing of the actor's.
 */
export async function partOf(ctx: Context, logs: string[], asked: Asked): Promise<Part | undefined> {
  const { batchId, limit = Infinity, next } = asked
  const isOwn = (entry: Entry) => entry.batch === batchId && entry.actorId === ctx.actor.id
  if (next === undefined) {
    const all = await Promise.all(logs.map(scope => ctx.store.log.ofBatch(scope, batchId)))
    const own = all.flat().filter(isOwn).toReversed()
    const labels = own.filter(bringsLabel).length
    const begin = { labels, others: own.length - labels, at: undefined }
    return own.length > 0 ? take(begin, limit, () => own) : undefined
  }
  const { waiting, ...place } = placeOf(next)
  const waited = await waitingOf(ctx, logs, waiting)
  const part = await take(place, limit, at => back(ctx, logs, batchId, at), isOwn)
  return { ...part, entries: [...waited.filter(isOwn), ...part.entries] }
}

/** As many as the limit lets through of both, from where the last part ended. */
async function take(
  place: Omit<Place, 'waiting'>,
  limit: number,
  from: (at: Spot | undefined) => Iterable<Entry> | AsyncIterable<Entry>,
  isOwn: (entry: Entry) => boolean = () => true,
): Promise<Part> {
  const entries: Entry[] = []
  let { labels, others, at } = place
  const pass = async (left: number, isMeant: (entry: Entry) => boolean) => {
    const full = Math.min(entries.length + left, limit)
    if (entries.length === full) return left
    for await (const entry of from(at)) {
      if (!isMeant(entry) || !isOwn(entry)) continue
      entries.push(entry)
      at = spotOf(entry)
      left--
      if (entries.length === full) return left
    }
    // The rest is in a workspace that is out of reach by now.
    return 0
  }
  if (labels > 0) {
    labels = await pass(labels, bringsLabel)
    if (labels === 0) at = undefined
  }
  if (labels === 0) others = await pass(others, isOther)
  return {
    entries,
    left: labels + others,
    next: waiting => textOf({ labels, others, at }, waiting),
  }
}

async function waitingOf(ctx: Context, logs: string[], runs: Place['waiting']): Promise<Entry[]> {
  const seqsOf = Map.groupBy(runs, ({ scope }) => scope)
  const read = await Promise.all(
    [...seqsOf]
      .filter(([scope]) => logs.includes(scope))
      .map(([scope, all]) => ctx.store.log.at(scope, ...new Set(all.map(({ seq }) => seq)))),
  )
  const commits = Map.groupBy(read.flat(), ({ scope, seq }) => `${scope}:${seq}`)
  return runs.flatMap(
    ({ scope, seq, from, to }) =>
      commits
        .get(`${scope}:${seq}`)
        ?.slice(from, to + 1)
        .toReversed() ?? [],
  )
}

/** Of each log the last two commits, then twice as many: one may hold forty entries, or a single one. */
async function* back(ctx: Context, logs: string[], batchId: string, at: Spot | undefined): AsyncGenerator<Entry> {
  const order = logs.toReversed()
  for (const scope of at ? order.slice(Math.max(0, order.indexOf(at.scope))) : order) {
    const behind = scope === at?.scope ? at : undefined
    let upTo = behind?.seq ?? Number.MAX_SAFE_INTEGER
    for (let count = 2, isEnd = false; !isEnd; count *= 2) {
      const entries = await ctx.store.log.batchBack(scope, batchId, upTo, count)
      yield* entries.filter(entry => entry.seq !== behind?.seq || spotOf(entry).n < behind.n)
      const seqs = new Set(entries.map(({ seq }) => seq))
      isEnd = seqs.size < count
      upTo = Math.min(...seqs) - 1
    }
  }
}
