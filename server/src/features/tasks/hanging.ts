import { nowOf } from '../../ports/clock.ts'
import { check, remove, type Commit } from '../../ports/commit.ts'
import type { GoingWith, Row, Tables } from '../../ports/rows.ts'
import type { PageAfter, Rows, Store } from '../../ports/store.ts'
import type { Services } from '../context.ts'

/** Rows of a commit; with the one that they hang on they stay well below its 90. */
const STEP = 40

type Read = (store: Store, of: Row, page: PageAfter) => Promise<Rows<Row>>

/** How to find what hangs on them; the compiler asks for the read that is missing. */
const HANGING = {
  tasks: {} satisfies Record<GoingWith<'task'>, Read>,
  projects: {} satisfies Record<GoingWith<'project'>, Read>,
}

/**
 * Takes away all that hangs on a row which is about to go for good: before it, because once it is gone nobody would find them. Throws
 * `CommitConflict` when somebody restores the row meanwhile.
 */
export async function takeHanging(
  { store, clock }: Services,
  from: GoingWith<'trash'>,
  row: Row,
  by: Pick<Commit, 'actorId' | 'via' | 'batch'>,
): Promise<void> {
  for (const [name, read] of Object.entries<Read>(HANGING[from])) {
    const next = async () => (await read(store, row, { limit: STEP })).rows
    for (let rows = await next(); rows.length > 0; rows = await next()) {
      const changes = [check(from, row), ...rows.map(one => remove(name as keyof Tables, one))]
      await store.commit({ parts: [{ scope: row.scope, changes, entries: [] }], at: nowOf(clock), ...by })
    }
  }
}
