import { setTimeout as sleep } from 'node:timers/promises'
import { type Problem, problem } from '@cairn/contract/problems'
import type { CommitConflict } from '../ports/commit.ts'

/** How often a commit is tried that meets somebody else's. */
const ATTEMPTS = 5
/**
 * How many times an operation may meet somebody in all. Each of its commits brings it on, so only what others make longer as fast as
 * it goes needs this end: it is as many as 10,000 tasks take, in 250 commits, were each of these to meet four.
 */
const MEETINGS = 1000

/** Of one request: how often it is begun again. */
export interface Tries {
  /** Waits a little before the next one; `busy` when there have been enough. */
  met(): Promise<void>
  /** A step is written: the next has as many of its own. */
  wentOn(): void
}

export function createTries({ inAll = MEETINGS } = {}): Tries {
  let [here, everywhere] = [0, 0]
  return {
    async met() {
      here++
      everywhere++
      if (here === ATTEMPTS || everywhere === inAll)
        throw problem('conflict', {
          reason: 'busy',
          detail: 'Others keep changing the same thing. Try again.',
          retryAfter: 1,
        })
      await sleep(Math.random() * 10 * 2 ** here)
    },
    wentOn() {
      here = 0
    },
  }
}

/** What is told of a conflict that no other try would get by. */
export function refusalOf({ kind, reason }: CommitConflict): Problem {
  if (kind === 'exists')
    return problem('conflict', { reason: 'id-taken', detail: 'There is already something with this id.' })
  return problem('conflict', { ...(reason && { reason }), detail: TAKEN[reason ?? ''] ?? 'This name is taken.' })
}

const TAKEN: Record<string, string> = {
  'username-taken': 'This username was taken in the meantime. Choose another one.',
  'email-taken': 'This address has an account in the meantime. Log in, or reset the password.',
}
