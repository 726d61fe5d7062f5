import { entryKinds } from '@cairn/contract/entries'
import type { PageAfter, Store } from '../src/ports/store.ts'

/** Everything that happened to one row, also what people do not read of. */
export const historyOf = ({ log }: Store, scope: string, id: string, page: PageAfter) =>
  log.newest([scope], { kinds: Object.keys(entryKinds), of: [id] }, page)
