import { MINUTE, instantIn } from '../../ports/clock.ts'
import type { Services } from '../context.ts'
import { digest, newSecret } from '../secrets.ts'

/** What a challenge was given out for; signed for one purpose it is worth nothing for another, nor for anybody else. */
export interface Bound {
  personId: string
  purpose: 'add' | 'prove' | `login ${string}`
}

/** As long as a log-in waits for its second factor. */
const LIFE = 10 * MINUTE

/** Something new for a passkey to sign. */
export async function newChallenge({ records, clock }: Services, bound: Bound): Promise<string> {
  const challenge = newSecret()
  const expiresAt = instantIn(clock, LIFE)
  await records.put('challenge', digest(challenge), bound, { expect: 'absent', expiresAt, owner: bound.personId })
  return challenge
}

/** True for the one who takes it first; then it is gone, whatever its signature turns out to be. */
export async function takeChallenge({ records }: Services, challenge: string, bound: Bound): Promise<boolean> {
  const stored = await records.get<Bound>('challenge', digest(challenge))
  // Left alone when it is somebody else's: nobody can use up another's.
  if (stored?.value.personId !== bound.personId || stored.value.purpose !== bound.purpose) return false
  return records.remove('challenge', stored.id, stored.version)
}
