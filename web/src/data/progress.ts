import type { Gesture } from './gestures.ts'
import { createValue, type Value } from './value.ts'

/** How much of a large gesture has reached the server: tasks, or entries of the log where one is taken back. */
export interface Progress {
  gesture: Gesture
  done: number
  total: number
}

/** Of the large gesture that is on its way, or ended last. */
export interface Watched extends Value<Progress | undefined> {
  /** It waits for its turn: if nothing else goes on, one sees that nothing of it is done yet. */
  begun(gesture: Gesture, done?: number): void
  advanced(gesture: Gesture, done?: number, total?: number): void
  /** It will not be finished. */
  failed(gesture: Gesture): void
}

/** Past so many tasks one wants to see how far it is. */
const LARGE = 100

export const isLarge = ({ size = 0 }: Pick<Gesture, 'size'>) => size > LARGE

export function createProgress(): Watched {
  const now = createValue<Progress | undefined>(undefined)
  const advanced: Watched['advanced'] = (gesture, done = gesture.saved ?? 0, total = gesture.size ?? 0) => {
    gesture.saved = done
    if (isLarge(gesture) && !gesture.failed) now.set({ gesture, done, total })
  }
  return {
    ...now,
    begun(gesture, done) {
      const before = now.get()
      if (!before || before.done >= before.total) advanced(gesture, done)
    },
    advanced,
    failed(gesture) {
      gesture.failed = true
      if (now.get()?.gesture === gesture) now.set(undefined)
    },
  }
}
