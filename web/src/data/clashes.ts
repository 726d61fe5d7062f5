import { createValue, type Value } from './value.ts'

/** The fields of a task that are text under a pen. */
export type TextField = 'title' | 'description'

/** What was written over this: the row had a text that its writer had not seen. */
export interface Clash {
  taskId: string
  field: TextField
  /** The other text. The row has this person's, and the history has both. */
  other: string
}

export interface Clashes extends Pick<Value<readonly Clash[]>, 'get' | 'subscribe'> {
  met(clash: Clash): void
  settled(clash: Clash): void
  clear(): void
}

/** As long as nobody has said what becomes of them, in this page. */
export function createClashes(): Clashes {
  const { get, set, subscribe } = createValue<readonly Clash[]>([])
  return {
    get,
    subscribe,
    met: clash => set([...get(), clash]),
    settled: clash => set(get().filter(other => other !== clash)),
    clear: () => set([]),
  }
}
