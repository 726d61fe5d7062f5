import { operations, type OperationId } from '@cairn/contract/contract'
import { problem } from '@cairn/contract/problems'
import type { Services } from '../features/context.ts'
import type { Clock } from '../ports/clock.ts'
import { callsOf, inWords } from '../features/accounts/limits.ts'
import { createPermits, type Limit } from './permits.ts'

interface Log {
  warn(facts: object, message: string): void
}

/**
 * What anybody may ask in a while. A person is counted by themselves, wherever they are and whichever token they send; whoever is not
 * signed in is counted by network address, so a guess at a token counts too. An operation that is dear, or good for guessing, has a
 * limit of its own in the contract.
 */
export function createRateLimits({ records, clock, limits }: Services, log: Log) {
  const permits = (kind: string, limit: Limit) =>
    createPermits(records, clock, { kind, ...limit }, error =>
      log.warn({ limit: kind, cause: (error as Error).message }, 'not counted together with the other instances'),
    )

  const ofPerson = permits('requests-person', { calls: limits.requestsPerPerson, seconds: 60 })
  const mayLookUp = createLookUps(clock)
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

    /**
     * Refuses what may be a guess where there were too many already: it is counted behind its look-up, which costs a read. It may be good
     * too, and only its neighbour repeats one that is not: so a few are looked up all the same, each once a second.
     */
    refuseGuess(address: string, token: string): void {
      if (ofAddress.spent(address) !== undefined && !mayLookUp(address, token)) throw refusal('requests', 1)
    },
  }
}

/** Look-ups a second, for each address and by each instance. */
const FEW = 5

function createLookUps(clock: Clock) {
  const lookedUp = new Map<string, Set<string>>()
  let second = 0
  return (address: string, token: string): boolean => {
    const now = Math.floor(clock.ms() / 1000)
    if (now !== second) lookedUp.clear()
    second = now
    const tokens = lookedUp.get(address) ?? new Set()
    if (tokens.has(token) || tokens.size >= FEW) return false
    lookedUp.set(address, tokens.add(token))
    return true
  }
}

const refusal = (reason: string, retryAfter: number) =>
  problem('rate-limited', {
    reason,
    retryAfter,
    detail: `That was a lot in a short time. Try again in ${inWords(retryAfter)}.`,
  })
