import type { Entry } from '@cairn/contract/entries'
import { DAY } from '../../ports/clock.ts'
import type { LogLine } from '../../ports/archive.ts'
import type { EntryFilter, PageAfter, Rows } from '../../ports/store.ts'
import { entriesOf, isAbout } from './entries.ts'

/**
 * Items of a scope's log with a seq up to `upTo`, the newest first: of a row's history, where there is `of`. Fewer than `count` only
 * where there are no more.
 */
export type ReadBack = (scope: string, upTo: number, count: number, of: string | undefined) => Promise<LogLine[]>

/** What one page may read, of all scopes together. */
const MOST = { commits: 1000, bytes: 1_000_000 }

/** Whoever looks for what is older than `from` can stop here: out of order is what began earlier than it was written, by seconds. */
export const longBefore = (from: string) => new Date(Date.parse(from) - DAY).toISOString()

/**
 * The logs of several scopes as one list. Each is in the order of its numbers, which nothing rearranges; of their next entries the
 * latest is taken. Both engines read backwards from where a page ended, and this is the rest of it.
 */
export async function newest(
  back: ReadBack,
  scopes: string[],
  filter: EntryFilter,
  page: PageAfter,
): Promise<Rows<Entry>> {
  const places = page.after === undefined ? undefined : (JSON.parse(page.after) as Place[])
  const budget = { ...MOST }
  const logs = (places ?? scopes.map((scope): Place => [scope, Infinity, 0]))
    .filter(([scope]) => scopes.includes(scope))
    .map(place => openLog(back, place, { filter, budget, size: page.limit + 1 }))
  const rows: Entry[] = []
  while (rows.length < page.limit) {
    await Promise.all(logs.map(log => log.look()))
    // What one of them still hides may be later than what the others show.
    const entry = logs.some(log => log.isHiding()) ? undefined : latestOf(logs)?.take()
    if (!entry) break
    rows.push(entry)
  }
  // The one that says whether there is more.
  await Promise.all(logs.map(log => log.look()))
  const left = logs.map(log => log.place()).filter(place => place !== undefined)
  return { rows, next: left.length > 0 ? JSON.stringify(left) : null }
}

/** Behind which entry a scope's log goes on: its seq, and its number in there. */
type Place = [scope: string, seq: number, n: number]

interface Reading {
  filter: EntryFilter
  budget: { commits: number; bytes: number }
  /** How many commits to begin with; where a filter leaves none of them, twice as many come next. */
  size: number
}

function openLog(back: ReadBack, [scope, seq, n]: Place, { filter, budget, size }: Reading) {
  const found: Entry[] = []
  let upTo = n > 0 ? seq : seq - 1
  let behind = n > 0 ? { seq, n } : undefined
  let count = size
  let isAtEnd = upTo < 1

  async function readOn() {
    const lines = await back(scope, upTo, count, filter.of?.[0])
    const entries = lines.flatMap(line => matching(line, filter))
    found.push(...entries.filter(entry => entry.seq !== behind?.seq || numberOf(entry) < behind.n))
    const last = lines.at(-1)
    isAtEnd = lines.length < count || last === undefined || last.seq === 1 || isBefore(last, filter)
    upTo = (last?.seq ?? 1) - 1
    behind = undefined
    budget.commits -= lines.length
    if (found.length === 0) budget.bytes -= JSON.stringify(lines).length
    count = Math.min(count * 2, Math.max(budget.commits, 1))
  }

  const isSpent = () => budget.commits <= 0 || budget.bytes <= 0
  return {
    /** Until there is something to show, or nothing more to read. */
    async look() {
      while (found.length === 0 && !isAtEnd && !isSpent()) await readOn()
    },
    isHiding: () => found.length === 0 && !isAtEnd,
    head: () => found[0],
    take: () => found.shift(),
    /** Nothing where it has ended. */
    place(): Place | undefined {
      const [next] = found
      if (next) return [scope, next.seq, numberOf(next) + 1]
      return isAtEnd ? undefined : [scope, upTo + 1, 0]
    },
  }
}

type Log = ReturnType<typeof openLog>

function latestOf(logs: Log[]): Log | undefined {
  const atOf = (log?: Log) => log?.head()?.at ?? ''
  return logs.reduce<Log | undefined>((latest, log) => (atOf(log) > atOf(latest) ? log : latest), undefined)
}

/** The entries of an item that the filter lets through, the last first. */
function matching(line: LogLine, { kinds, of = [], actorId, except = [], from = '', to }: EntryFilter): Entry[] {
  if (actorId !== undefined && line.actorId !== actorId) return []
  if (except.includes(line.batch)) return []
  if (line.at < from || (to !== undefined && line.at >= to)) return []
  return entriesOf(line, entry => kinds.includes(entry.kind) && of.every(id => isAbout(entry, id))).toReversed()
}

const isBefore = ({ at }: LogLine, { from }: EntryFilter) => from !== undefined && at < longBefore(from)

const numberOf = ({ id }: Entry) => Number(id.slice(id.lastIndexOf(':') + 1))
