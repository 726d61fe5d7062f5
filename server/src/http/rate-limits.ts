import { operations, type OperationId } from '@cairn/contract/contract'
import { problem } from '@cairn/contract/problems'
import type { Services } from '../features/context.ts'
import { callsOf, inWords } from '../features/accounts/limits.ts'
import { createPermits, type Limit } from './permits.ts'

interface Log {
  warn(facts: object, message: string): void
}

/**
 * What anybody may ask in a while. A person is counted by themselves, wherever they are and whichever token they send; whoever is not
 * signed in is counted by network address, so a guess at a token counts too. Behind an address that is over its limit, a good API token
 * that this instance has never seen waits for the next minute. An operation that is dear, or good for guessing, has a
 * limit of its own in the contract.
 */
export function createRateLimits({ records, clock, limits }: Services, log: Log) {
  const permits = (kind: string, limit: Limit) =>
    createPermits(records, clock, { kind, ...limit }, error =>
      log.warn({ limit: kind, cause: (error as Error).message }, 'not counted together with the other instances'),
    )

  const ofPerson = permits('requests-person', { calls: limits.requestsPerPerson, seconds: 60 })
  const ofAddress = permits('requests-address', { calls: limits.requestsPerAddress, seconds: 60 })
  const ofOperation = new Map(
    operations.flatMap(([id, { limit }]) =>
      limit ? [[id, permits(callsOf(id), { ...limit, calls: limit.calls * limits.operationFactor })]] : [],
    ),
  )

  return {
    /** Counts this call; refuses it when there were too many. */
    async count(operation: OperationId, caller: { personId: string } | { address: string }): Promise<void> {
      const [everybody, who] = 'personId' in caller ? [ofPerson, caller.personId] : [ofAddress, caller.address]
      const general = await everybody.spend(who)
      if (general !== undefined) throw refusal('requests', general)
      const own = await ofOperation.get(operation)?.spend(who)
      if (own !== undefined) throw refusal('operation', own)
    },

    /** Refuses what may be a guess where there were too many already: it is counted behind its look-up, which costs a read. */
    refuseGuess(address: string): void {
      const wait = ofAddress.spent(address)
      if (wait !== undefined) throw refusal('requests', wait)
    },
  }
}

const refusal = (reason: string, retryAfter: number) =>
  problem('rate-limited', {
    reason,
    retryAfter,
    detail: `That was a lot in a short time. Try again in ${inWords(retryAfter)}.`,
  })
