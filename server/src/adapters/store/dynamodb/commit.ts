import { setTimeout as sleep } from 'node:timers/promises'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { CancellationReason } from '@aws-sdk/client-dynamodb'
import { CommitConflict, type Commit, type Committed, type Part } from '../../../ports/commit.ts'
import type { Table } from '../../engine/dynamodb/database.ts'
import { headKey } from '../../engine/dynamodb/keys.ts'
import { assertBudget } from '../budget.ts'
import { assertParts } from '../parts.ts'
import { changeWrites, headWrite, logWrites, onceWrite, type Persons, type Write } from './commit/writes.ts'
import { finder } from './rows.ts'

/** With this many writers of one scope at once somebody still gets through: each round lets one pass. */
const TRIES = 40
/** Milliseconds: about the time of one transaction. */
const PAUSE = 8

/** The last known seq of scopes that this process has written to; only a guess, verified by each transaction. */
export type Heads = Map<string, number>

/** One transaction. The next seq of each scope is guessed and learnt from the refusal when it was another. */
export async function commit(table: Table, heads: Heads, work: Commit): Promise<Committed> {
  assertBudget(work)
  assertParts(work)
  const persons = await personsBefore(table, work)
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const seqs = await Promise.all(work.parts.map(part => nextSeq(table, heads, part)))
    const writes = writesOf(work, seqs, persons)
    const reasons = await transact(table, writes)
    if (!reasons) {
      work.parts.forEach((part, i) => heads.set(part.scope, seqs[i] ?? 0))
      return { seqs }
    }
    const before = answeredBefore(writes, reasons, work)
    if (before) return { seqs: [], before }
    learn(heads, writes, reasons)
    refuse(writes, reasons)
    await sleep(Math.random() * PAUSE * Math.min(attempt, 10))
  }
  throw new CommitConflict('version')
}

/** Whose names the commit may free. */
async function personsBefore(table: Table, { parts }: Commit): Promise<Persons> {
  const changed = parts
    .flatMap(part => part.changes)
    .filter(change => change.table === 'persons' && change.do !== 'check' && change.expect !== 'absent')
  const find = finder(table, 'persons')
  const rows = await Promise.all(
    changed
      .map(change => (change.do === 'put' ? change.row.id : (change as { id: string }).id))
      .map(id => find([id], id)),
  )
  return new Map(rows.flatMap(row => (row ? [[row.id, row]] : [])))
}

async function nextSeq(table: Table, heads: Heads, { scope }: Part): Promise<number> {
  const known = heads.get(scope)
  if (known !== undefined) return known + 1
  const [head] = await table.get([headKey(scope)])
  const seq = Number(head?.['Seq'] ?? 0)
  heads.set(scope, seq)
  return seq + 1
}

function writesOf(work: Commit, seqs: number[], persons: Persons): Write[] {
  const parts = work.parts.flatMap((part, i) => {
    const seq = seqs[i] ?? 0
    return [
      headWrite(part, seq),
      ...part.changes.flatMap(change => changeWrites(part.scope, change, seq, persons)),
      ...logWrites(work, part, seq),
    ]
  })
  return work.once ? [onceWrite(work.once, work.at), ...parts] : parts
}

/** The reasons of a refusal, one for each write; nothing when all was written. */
async function transact(table: Table, writes: Write[]): Promise<CancellationReason[] | undefined> {
  if (writes.length === 0) return undefined
  const named = writes.map(({ action }) => nameTable(action, table.name))
  try {
    await table.run(c => c.send(new TransactWriteCommand({ TransactItems: named })))
    return undefined
  } catch (error) {
    const { name, CancellationReasons } = error as { name?: string; CancellationReasons?: CancellationReason[] }
    if (name === 'TransactionCanceledException' && CancellationReasons) return CancellationReasons
    // The same as a cancellation of every write: somebody else's transaction is under way.
    if (name === 'TransactionConflictException' || name === 'TransactionInProgressException')
      return writes.map(() => ({ Code: 'TransactionConflict' }))
    throw error
  }
}

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

function nameTable(action: Write['action'], TableName: string): Action {
  const [[kind, body]] = Object.entries(action) as [[string, object]]
  return { [kind]: { TableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD', ...body } }
}

const failed = (reason: CancellationReason | undefined) => reason?.Code === 'ConditionalCheckFailed'
/** It could have been written, but for its neighbours. */
const stood = (reason: CancellationReason | undefined) => (reason?.Code ?? 'None') === 'None'

function answeredBefore(writes: Write[], reasons: CancellationReason[], { once }: Commit) {
  const at = once ? writes.findIndex(write => write.role === 'once') : -1
  const item = failed(reasons[at]) ? reasons[at]?.Item : undefined
  if (!item) return undefined
  // A refusal carries the item as the service writes it, with the type of each attribute.
  return { fingerprint: item['Fingerprint']?.S ?? '', answer: JSON.parse(item['Answer']?.S ?? 'null') as unknown }
}

/** A head that is not where it was guessed tells where it is. One that another transaction holds tells nothing, and is read anew. */
function learn(heads: Heads, writes: Write[], reasons: CancellationReason[]) {
  writes.forEach(({ role, scope }, i) => {
    if (role !== 'head' || !scope || stood(reasons[i])) return
    const item = failed(reasons[i]) ? reasons[i]?.Item : undefined
    if (item) heads.set(scope, Number(item['Seq']?.N))
    else heads.delete(scope)
  })
}

/** An expectation that did not hold is final; a conflict or a wrong guess is tried again. */
function refuse(writes: Write[], reasons: CancellationReason[]) {
  const refused = writes.filter((_, i) => failed(reasons[i]))
  const headStood = (of: string | undefined) =>
    writes.some(({ role, scope }, i) => role === 'head' && scope === of && stood(reasons[i]))
  // Where the guess was right, the log holds more than its head says: nobody gets through before that is mended.
  if (refused.some(({ role, scope }) => role === 'log' && headStood(scope)))
    throw new Error('The log of a scope goes on behind its head')
  const name = refused.find(write => write.role === 'name')
  if (name) throw new CommitConflict('taken', name.reason)
  if (refused.some(write => write.role === 'absent')) throw new CommitConflict('exists')
  if (refused.some(write => write.role === 'version')) throw new CommitConflict('version')
}
