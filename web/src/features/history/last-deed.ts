import type { Activity } from '@cairn/contract/activity'
import { Problem } from '@cairn/contract/problems'
import { activity as words } from '../../app/en-activity.ts'
import { history } from '../../app/en-history.ts'
import { en } from '../../app/en.ts'
import { showFailure } from '../../app/failures.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { cairn } from '../../data/cairn.ts'
import { client } from '../../data/client.ts'
import { featWords } from '../activity/feat-words.ts'
import { subjectOf } from '../activity/subject.ts'
import { say } from '../tasks/announce.ts'
import { verbOf } from './entry-words.ts'
import { notUndone } from './use-take-back.ts'

/** This page knows of nothing to undo: offers what the person did last, on whatever page, or else the way to all that happened. */
export async function offerLastDeed() {
  const last = await lastDeed().catch((problem: unknown) => {
    if (!(problem instanceof Problem)) throw problem
    return undefined
  })
  if (!last) return say(en.did.nothing, { label: en.nav.activity, onSelect: () => navigate(paths.activity) })
  const { did, batch, size } = last
  say(history.before(did), { label: en.undo, onSelect: () => void takeBack(batch, did, size) })
}

async function lastDeed() {
  const person = cairn.me()?.id
  if (person === undefined) return undefined
  const [entry] = (await client.activity.list({ person, limit: 1 })).items
  // Whoever has undone it is not asked whether to do it again.
  if (!entry?.undoable || entry.via === 'undo') return undefined
  const { batch } = entry
  const { entries: size, kinds } = await client.activity.batch({ batchId: batch })
  // The inbox came with the account.
  if (kinds.some(({ kind }) => kind === 'person.registered')) return undefined
  const [first, second] = kinds
  const did = first?.things === 1 && !second ? words.one(verbOf(entry), nameOf(entry)) : featWords(kinds)
  return { batch, size, did: words.deed(did) }
}

const nameOf = (entry: Activity) => subjectOf(entry).name

async function takeBack(batch: string, did: string, size: number) {
  try {
    const undone = await cairn.undoBatch(batch, did, size)
    say(undone.undone.length > 0 ? en.did.undone(did) : notUndone(undone))
  } catch (problem) {
    showFailure(problem)
  }
}
