import type { NewEntry } from '@cairn/contract/entries'
import { newId } from '@cairn/contract/ids'
import { TRASH_DAYS } from '@cairn/contract/limits'
import { DAY, instantIn, MINUTE, nowOf } from '../../ports/clock.ts'
import { CommitConflict, remove } from '../../ports/commit.ts'
import type { Stored } from '../../ports/records.ts'
import type { GoingWith, ProjectRow, TaskRow } from '../../ports/rows.ts'
import type { Services } from '../context.ts'
import { allRows } from '../pages.ts'
import { takeHanging } from './hanging.ts'
import { taskEntry } from './write.ts'

/** How long what was deleted can be taken back. */
const KEPT = TRASH_DAYS * DAY
/** When to look once more after what somebody held on to. */
const AGAIN = 10 * MINUTE
/** A change, and its places in the histories of the row and of its project, are three items of a commit, and a commit takes 90. */
const STEP = 30
/** Nobody in particular: the trash empties itself. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

export interface PurgeRecord {
  scope: string
}

/** Before something goes to a trash: somebody will come to empty it. One plan for each workspace, made once and kept. */
export async function planPurge({ records, clock }: Services, scope: string): Promise<void> {
  const plan: PurgeRecord = { scope }
  await records.put('purge', scope, plan, { expect: 'absent', expiresAt: null, dueAt: instantIn(clock, KEPT) })
}

/**
 * Deletes for good what has been in the trash of a workspace for its time; answers how much it was. Each row goes by its version, so
 * what is restored at that moment stays.
 */
export async function purgeTrash(services: Services, { id, value, version }: Stored<PurgeRecord>): Promise<number> {
  const { store, records, clock } = services
  const { scope } = value
  if ((await store.scopes.rows(scope, 'workspaces', { limit: 1 })).rows.length === 0) {
    await records.remove('purge', id, version)
    return 0
  }
  const tasks = await allRows(page => store.tasks.list([scope], { trashed: true }, page))
  const projects = await allRows(page => store.projects.list([scope], { trashed: true }, page))
  const until = instantIn(clock, -KEPT)
  const isOver = ({ deletedAt }: TaskRow | ProjectRow) => deletedAt !== null && deletedAt <= until
  const all = [...tasks, ...projects]
  const purged =
    (await purge(services, scope, 'tasks', tasks.filter(isOver))) +
    (await purge(services, scope, 'projects', projects.filter(isOver)))
  const isAllGone = purged === all.filter(isOver).length
  const left = all.filter(row => !isOver(row)).flatMap(({ deletedAt }) => deletedAt ?? [])
  const first = left.toSorted()[0] ?? nowOf(clock)
  const dueAt = isAllGone ? new Date(Date.parse(first) + KEPT).toISOString() : instantIn(clock, AGAIN)
  await records.put('purge', id, value, { expect: version, expiresAt: null, dueAt })
  return purged
}

async function purge(
  services: Services,
  scope: string,
  table: GoingWith<'trash'>,
  rows: (TaskRow | ProjectRow)[],
): Promise<number> {
  const { store, clock } = services
  const by = { actorId: NOBODY, via: 'purge', batch: newId(clock.ms()) }
  let purged = 0
  for (let at = 0; at < rows.length; at += STEP) {
    const step = rows.slice(at, at + STEP)
    const part = {
      scope,
      changes: step.map(row => remove(table, row)),
      entries: step.map(purgedEntry),
    }
    try {
      for (const row of step) await takeHanging(services, table, row, by)
      await store.commit({ parts: [part], at: nowOf(clock), ...by })
      purged += step.length
    } catch (error) {
      // Somebody restores one of them right now: the rest waits for the next visit.
      if (!(error instanceof CommitConflict)) throw error
    }
  }
  return purged
}

const purgedEntry = (row: TaskRow | ProjectRow): NewEntry =>
  'projectId' in row ? taskEntry('task.purged', row) : { kind: 'project.purged', subjectId: row.id }
