import type { Commit, Committed } from '../../ports/commit.ts'
import { away, PATIENCE } from '../engine/away.ts'

interface Job {
  work: Commit
  scopes: string[]
  /** Shares its statement with no other. */
  alone: boolean
  /** By when it must be on its way, as `performance.now()` tells it. */
  until: number
  resolve(committed: Committed): void
  reject(error: unknown): void
}

/**
 * Commits that are asked for in the same turn of the event loop travel as one statement, and so as one transaction: most of what a small
 * commit costs is the way there and back, and the wait for the disk. Each is still all or nothing by itself: a statement that the
 * database refused (`isRefusal`) wrote nothing, so each of its commits is then sent alone, and only the one to blame is refused.
 *
 * Of one scope only one statement is under way. What comes meanwhile would wait for its lock in the database, and make its companions
 * and a connection wait too; here it waits by itself, and then goes together. What has waited too long is `unavailable`: it was not sent.
 */
export function together(
  send: (works: Commit[]) => Promise<Committed[]>,
  isRefusal: (error: unknown) => boolean,
): (work: Commit) => Promise<Committed> {
  let waiting: Job[] = []
  let isPlanned = false
  const busy = new Set<string>()

  function plan() {
    if (isPlanned || waiting.length === 0) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      const now = performance.now()
      refuse(job => job.until < now, away(new Error('It waited too long for those before it')))
      const { batches, left } = batchesOf(waiting, busy)
      waiting = left
      for (const batch of batches) void go(batch)
    })
  }

  async function go(batch: Job[]) {
    const scopes = scopesOf(batch)
    for (const scope of scopes) busy.add(scope)
    try {
      const answers = await send(batch.map(({ work }) => work))
      for (const [i, job] of batch.entries()) job.resolve(answers[i]!) // `!`: an answer for each
    } catch (error) {
      const isAnswer = isRefusal(error)
      if (batch.length > 1 && isAnswer) waiting.unshift(...batch.map(job => ({ ...job, alone: true, until: soon() })))
      else for (const job of batch) job.reject(error)
      // What would have been behind it has not been sent: nobody waits for the same silence twice.
      if (!isAnswer) refuse(job => job.scopes.some(scope => scopes.has(scope)), error)
    } finally {
      for (const scope of scopes) busy.delete(scope)
      plan()
    }
  }

  function refuse(which: (job: Job) => boolean, error: unknown) {
    for (const job of waiting) if (which(job)) job.reject(error)
    waiting = waiting.filter(job => !which(job))
  }

  return work =>
    new Promise((resolve, reject) => {
      const scopes = work.parts.map(({ scope }) => scope)
      waiting.push({ work, scopes, alone: isLarge(work), until: soon(), resolve, reject })
      plan()
    })
}

/** Half of the patience is for waiting here; a statement has its own. */
const soon = () => performance.now() + PATIENCE / 2

/** What can go now, and what stays. Of a scope, nothing overtakes what was there before it. */
function batchesOf(jobs: Job[], busy: ReadonlySet<string>): { batches: Job[][]; left: Job[] } {
  const own: Job[][] = []
  const shared: Job[][] = []
  const left: Job[] = []
  const taken = new Map([...busy].map(scope => [scope, NOBODY]))
  for (const job of jobs) {
    const last = shared.at(-1)
    const batch = job.alone || !last || last.length === MOST ? [job] : last
    // Small ones of one scope may follow each other in one batch.
    const isFree = job.scopes.every(scope => !taken.has(scope) || taken.get(scope) === batch)
    for (const scope of job.scopes) taken.set(scope, isFree ? batch : NOBODY)
    if (!isFree) left.push(job)
    else if (job.alone) own.push(batch)
    else if (batch !== last) shared.push(batch)
    else batch.push(job)
  }
  return { batches: [...own, ...shared.map(batch => batch.toSorted(byScope))], left }
}

/** Nobody waits long for somebody else's work; and several scopes are locked in one order only if nothing comes between them. */
const isLarge = ({ parts }: Commit) => parts.length !== 1 || parts[0]!.changes.length > SMALL

const scopesOf = (jobs: Job[]) => new Set(jobs.flatMap(({ scopes }) => scopes))

/** As in one commit of several scopes: whoever locks them in one order never waits in a circle. */
const byScope = (a: Job, b: Job) =>
  (a.scopes[0] ?? '') < (b.scopes[0] ?? '') ? -1 : a.scopes[0] === b.scopes[0] ? 0 : 1

/** Whose batch is not one of these. */
const NOBODY: Job[] = []

/** Commits in one statement: more of them would save little, and share its failures. */
const MOST = 16

/** Changes in a commit that shares its statement. */
const SMALL = 10
