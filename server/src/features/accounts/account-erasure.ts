import type { Stored } from '../../ports/records.ts'
import { MINUTE, instantIn, nowOf } from '../../ports/clock.ts'
import { check, CommitConflict, remove, type Change, type Part } from '../../ports/commit.ts'
import { scopeOf, tableNames, type PersonRow } from '../../ports/rows.ts'
import type { DeletionRecord } from './account-deletion.ts'
import type { Services } from '../context.ts'
import { queueMail } from './mail-queue.ts'
import { leaveOperator, renewInstallation } from './operator.ts'
import { forgetRecords } from './personal-records.ts'

/** A member is two items of a commit, and a commit takes 90. */
const STEP = 40
/** Commits whose values are erased at the same time. */
const VALUES = 25
/** What came in before a visit has this long to end, on any instance, so that it leaves nothing behind that the next would not find. */
const GRACE = MINUTE

export type Outcome = 'kept' | 'closed' | 'emptied' | 'deleted'

/**
 * Deletes a person whose day has come, in three visits: the first closes the door, the second takes the rows away, the third what
 * was kept beside them. Every step finds what is left by itself and does no harm when it is done twice, so a crash anywhere, or
 * another worker, changes nothing about the end.
 */
export async function eraseAccount(services: Services, stored: Stored<DeletionRecord>): Promise<Outcome> {
  const { id, value } = stored
  const { store, records, clock } = services
  const comeAgain = (changed: Partial<DeletionRecord>) => {
    const [record, dueAt] = [{ ...value, ...changed }, instantIn(clock, GRACE)]
    return records.put('deletion', id, record, { expect: stored.version, expiresAt: null, dueAt, owner: id })
  }
  if (value.closed) {
    if (!value.emptied) await takeRows(services, id, value.batch, value.closed)
    else if (await renewInstallation(services, id)) {
      await takeRecords(services, id, value.closed)
      return 'deleted'
    }
    await comeAgain({ emptied: true })
    return 'emptied'
  }
  const person = await store.persons.get(id)
  if (!person?.deletionAt || person.deletionAt > nowOf(clock)) {
    if (!person?.deletionAt) await records.remove('deletion', id, stored.version)
    return 'kept'
  }
  await closeDoor(services, person, value.batch)
  const { username, email, personalWorkspaceId: workspaceId } = person
  await comeAgain({ closed: { username, email, workspaceId } })
  return 'closed'
}

/**
 * From here there is no way back: keeping the account needs the membership that goes, and the person's row as it was read here. The
 * password goes before the sessions end, so that none begins behind them.
 */
async function closeDoor(services: Services, person: PersonRow, batch: string): Promise<void> {
  const { id, scope, personalWorkspaceId } = person
  const leave: Change = { do: 'remove', table: 'members', id, expect: 'any' }
  await commit(services, id, batch, [
    { scope, changes: [check('persons', person)] },
    { scope: personalWorkspaceId, changes: [leave] },
  ])
  await services.identity.removePassword(id)
  await services.sessions.endAll(id)
  await services.apiTokens.revokeAll(id)
}

type Closed = NonNullable<DeletionRecord['closed']>

async function takeRows(services: Services, id: string, batch: string, { workspaceId }: Closed): Promise<void> {
  await removeRows(services, id, batch, { workspace: workspaceId, person: id })
  for (const scope of [workspaceId, id]) await eraseValues(services, scope)
  await removePerson(services, id, batch)
  await leaveOperator(services, id)
}

/** Behind the row: without it nobody can begin anything that would leave a record, and whoever found it still there is done by now. */
async function takeRecords(services: Services, id: string, { username, email, workspaceId }: Closed): Promise<void> {
  await forgetRecords(services, id)
  await services.store.forgetAnswers(id)
  await services.records.remove('purge', workspaceId)
  await queueMail(services, { kind: 'account-deleted', to: email, about: { username } }, `deleted-${id}`)
  await services.records.remove('deletion', id)
}

/** Every table there is, so that none can be forgotten; the person themselves goes last. Each step asks anew what is left. */
async function removeRows(
  services: Services,
  id: string,
  batch: string,
  scopes: Record<'workspace' | 'person', string>,
): Promise<void> {
  for (const table of tableNames.filter(name => name !== 'persons')) {
    const scope = scopes[scopeOf[table]]
    const next = async () => (await services.store.scopes.rows(scope, table, { limit: STEP })).rows
    for (let rows = await next(); rows.length > 0; rows = await next()) {
      const changes = rows.map((row): Change => ({ do: 'remove', table, id: row.id, expect: 'any' }))
      await commit(services, id, batch, [{ scope, changes }])
    }
  }
}

async function eraseValues({ store }: Services, scope: string): Promise<void> {
  let after: string | null = null
  do after = await store.log.eraseValues(scope, { limit: VALUES, ...(after !== null && { after }) })
  while (after !== null)
}

/** By its version: a worker that comes late must not free names that somebody else has taken since. */
async function removePerson(services: Services, id: string, batch: string): Promise<void> {
  const person = await services.store.persons.get(id)
  if (!person) return
  try {
    await commit(services, id, batch, [{ scope: person.scope, changes: [remove('persons', person)] }])
  } catch (error) {
    if (!(error instanceof CommitConflict) || (await services.store.persons.get(id))) throw error
  }
}

/** What stays of a person in the log: that they were deleted. */
function commit({ store, clock }: Services, id: string, batch: string, parts: Omit<Part, 'entries'>[]) {
  const entries: Part['entries'] = [{ kind: 'person.deleted', subjectId: id }]
  const written = parts.map(part => ({ ...part, entries }))
  return store.commit({ parts: written, at: nowOf(clock), actorId: id, via: 'deletion', batch })
}
