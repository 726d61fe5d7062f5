import type { Clock } from '../../ports/clock.ts'
import type { Actor } from '../context.ts'

/** How long another instance may take to notice that access has ended. */
const CACHED = 5000
const MOST = 10_000

export interface ActorCache {
  get(token: string): Actor | undefined
  set(token: string, actor: Actor): void
  /** Whether somebody was found behind this token, be it some time ago. */
  knows(token: string): boolean
  /** Nobody is behind this token any more. */
  drop(token: string): void
  forget(belongs: (actor: Actor) => boolean): void
}

/** Who was found behind a token a moment ago, so that a page full of requests is looked up once. */
export function actorCache(clock: Clock): ActorCache {
  const known = new Map<string, { actor: Actor; until: number }>()
  return {
    get(token) {
      const found = known.get(token)
      return found && found.until > clock.ms() ? found.actor : undefined
    },
    set(token, actor) {
      if (known.size >= MOST) known.clear()
      known.set(token, { actor, until: clock.ms() + CACHED })
    },
    knows: token => known.has(token),
    drop: token => void known.delete(token),
    forget(belongs) {
      for (const [token, { actor }] of known) if (belongs(actor)) known.delete(token)
    },
  }
}
