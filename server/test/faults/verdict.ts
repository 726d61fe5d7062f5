import type { Activity } from '@cairn/contract/activity'
import type { Client } from '@cairn/contract/client'
import { Problem } from '@cairn/contract/problems'
import type { Answer } from './person.ts'
import { lineOf, LINES, type Operation } from './writers.ts'

/**
 * Looks from outside, through the API, whether each operation happened once and nothing else did: each title stands once in the
 * history of its task, the task is as its history says, and the log of the workspace has no gap after `lastSeq`. Answers where that
 * log has come to.
 */
export async function verdictOn(client: Client, operations: Operation[], lastSeq: number) {
  const writes = operations.flatMap(writesOf)
  const wanted = Map.groupBy(writes, operation => operation.taskId ?? '')
  const violations: string[] = []
  const entries: number[] = []
  for (const some of chunks([...wanted.keys()], 16)) {
    await Promise.all(
      some.map(async taskId => {
        const history = await historyOf(client, taskId)
        if (!history) return violations.push(`A task of ${kindsOf(wanted.get(taskId))} is gone`)
        entries.push(...history.map(entry => entry.seq))
        violations.push(...(await verdictOnTask(client, taskId, wanted.get(taskId) ?? [], history)))
      }),
    )
  }
  const seqs = [...new Set(entries)].toSorted((a, b) => a - b)
  const gaps = seqs.findIndex((seq, i) => seq !== lastSeq + 1 + i)
  if (gaps >= 0) violations.push(`The log is not gap-free at ${lastSeq + 1 + gaps}`)
  if (entries.length !== writes.length) violations.push(`${writes.length} writes left ${entries.length} entries`)
  return { violations, lastSeq: lastSeq + seqs.length }
}

/** A plan makes a task for each of its lines. */
const writesOf = (operation: Operation): Operation[] =>
  operation.kind === 'plan'
    ? Array.from({ length: LINES }, (_, n) => ({
        ...operation,
        taskId: operation.taskIds?.[n],
        title: lineOf(operation.title, n),
      }))
    : [operation]

/**
 * A database that is away is 503 with a problem, within five seconds; nothing else may come out of it. How long a success takes is no
 * question of faults: a database that has just begun again is slow by itself.
 */
export function verdictOnAnswers(answers: Answer[]): string[] {
  const wrong = answers.filter(({ status, isProblem }) => status >= 500 && !(status === 503 && isProblem))
  const late = answers.filter(({ status, ms }) => status >= 500 && ms > 5000)
  return [
    ...wrong.map(({ status }) => `An answer with status ${status} that is no problem of ours`),
    ...late.map(({ status, ms }) => `An answer (${status}) after ${Math.round(ms)} ms`),
  ]
}

async function verdictOnTask(client: Client, taskId: string, operations: Operation[], history: Activity[]) {
  const told = history.map(entry => String(entry.new?.['title']))
  const task = await client.tasks.get({ taskId })
  const violations: string[] = []
  for (const { title, kind, acknowledged } of operations) {
    const times = told.filter(one => one === title).length
    if (times === 0 && acknowledged) violations.push(`A ${kind} was acknowledged and is lost`)
    if (times > 1) violations.push(`A ${kind} happened ${times} times`)
  }
  const strangers = told.filter(title => !operations.some(operation => operation.title === title))
  if (strangers.length > 0) violations.push(`${strangers.length} entries that nobody wanted`)
  if (task.title !== told.at(-1)) violations.push('A task is not what its history says')
  if (task.version !== told.length) violations.push(`A task of ${told.length} entries has version ${task.version}`)
  return violations
}

const kindsOf = (operations: Operation[] = []) =>
  operations.map(({ kind, acknowledged }) => `${acknowledged ? 'acknowledged' : 'open'} ${kind}`).join(', ')

/** The oldest first; nothing where there is no such task. */
async function historyOf(client: Client, taskId: string): Promise<Activity[] | undefined> {
  const all: Activity[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const asked = { taskId, limit: 100, ...(cursor !== undefined && { cursor }) }
    const page = await client.activity.ofTask(asked).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'not-found') return undefined
      throw error
    })
    if (!page) return undefined
    all.push(...page.items)
    cursor = page.nextCursor
  }
  return all.toReversed()
}

const chunks = <T>(all: T[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
