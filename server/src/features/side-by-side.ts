import { Problem } from '@cairn/contract/problems'
import { CommitConflict, type Change, type Commit, type Committed, type Part } from '../ports/commit.ts'
import type { Store } from '../ports/store.ts'
import { hasRoom } from './room.ts'

type Commits = Pick<Store, 'commit'>

interface Waiting {
  work: Commit
  done(committed: Committed): void
  failed(error: unknown): void
}

/**
 * Runs several use cases of one actor and one batch side by side, and writes what each of them commits first in as few commits as hold
 * it. To each it is a commit like any other: when it resolves, all of its work is written. Where a shared one met a conflict nobody knows
 * whose, so all of them are told; each runs again as after any conflict, and from then on commits by itself.
 */
export async function sideBySide<T, R>(
  store: Commits,
  things: readonly T[],
  act: (thing: T, commit: Commits['commit']) => Promise<R>,
): Promise<R[]> {
  const waiting: Waiting[] = []
  let expected = things.length
  const arrived = () => {
    if (--expected === 0) void writeAll(store, waiting)
  }
  const attend = async (thing: T) => {
    let isFirst = true
    const commit = (work: Commit) => {
      if (!isFirst) return store.commit(work)
      isFirst = false
      return new Promise<Committed>((done, failed) => {
        waiting.push({ work, done, failed })
        arrived()
      })
    }
    try {
      return await act(thing, commit)
    } finally {
      // It had nothing to write: nobody waits for it any more.
      if (isFirst) arrived()
    }
  }
  // A defect of one is told when none of the others is under way any more.
  const ends = await Promise.allSettled(things.map(attend))
  return ends.map(end => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  })
}

async function writeAll(store: Commits, waiting: Waiting[]): Promise<void> {
  for (const { work, members } of shared(waiting)) {
    try {
      const committed = await store.commit(work)
      for (const { done } of members) done(committed)
    } catch (error) {
      for (const { failed } of members) failed(members.length > 1 ? asConflict(error) : error)
    }
  }
}

const asConflict = (error: unknown) =>
  error instanceof CommitConflict || (error instanceof Problem && error.status < 500)
    ? new CommitConflict('version')
    : error

interface Shared {
  work: Commit
  members: Waiting[]
}

/** In their order; what cannot go with the one before it begins another. */
function shared(waiting: Waiting[]): Shared[] {
  const all: Shared[] = []
  for (const one of waiting) {
    const last = all.at(-1)
    const part = last && joined(last.work, one.work)
    if (last && part) {
      last.work = { ...last.work, parts: [part] }
      last.members.push(one)
    } else all.push({ work: one.work, members: [one] })
  }
  return all
}

/** Both as one part, if they are of one scope, no row is written by both, and there is room. */
function joined({ parts: [one, ...others] }: Commit, { parts: [two, ...more] }: Commit): Part | undefined {
  if (!one || !two || others.length + more.length > 0 || one.scope !== two.scope) return undefined
  const known = new Map(one.changes.map(change => [placeOf(change), change]))
  const met = two.changes.filter(change => known.has(placeOf(change)))
  if (!met.every(change => isSamePin(change, known.get(placeOf(change))))) return undefined
  const changes = [...one.changes, ...two.changes.filter(change => !met.includes(change))]
  const entries = [...one.entries, ...two.entries]
  return hasRoom(changes, entries) ? { scope: one.scope, changes, entries } : undefined
}

const placeOf = (change: Change) => `${change.table} ${change.do === 'put' ? change.row.id : change.id}`

/** What both relied on is looked at once. */
const isSamePin = (one: Change, other: Change | undefined) =>
  one.do === 'check' && other?.do === 'check' && one.expect === other.expect
