import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { Problem } from '@cairn/contract/problems'
import type { Random } from './fault.ts'

/** One thing that a writer wanted. Its title is its own, so that the history of the task tells whether it happened, and how often. */
export interface Operation {
  kind: 'create' | 'edit' | 'plan'
  /** Until the server has said it, nobody knows the id of a task that was created without one. */
  taskId: string | undefined
  /** Of a plan: its tasks, in their order, once the server has said them. */
  taskIds?: string[]
  title: string
  key: string
  acknowledged: boolean
}

export interface Writers {
  operations: Operation[]
  /** Lets each finish the request it is at. */
  stop(): Promise<void>
}

const WRITERS = 8
/** More than a commit takes: a plan is written in steps, between which anything may break. */
export const LINES = 45
/** Milliseconds after a refusal: a database that is away for seconds should not leave thousands of requests to send again. */
const PAUSE = 150

/** What a line of a plan is called: a word of letters, in which quick add finds no date. */
export const lineOf = (title: string, n: number) =>
  `${title}-${n}`.replaceAll('-', 'x').replaceAll(/\d/g, digit => 'ghijklmnop'.charAt(Number(digit)))

/** Eight writers who create tasks, singly and by the plan, and edit those of all of them, as fast as they are answered, each request under a key of its own. */
export function startWriters(client: Client, random: Random): Writers {
  const operations: Operation[] = []
  const tasks: string[] = []
  let stopped = false
  const next = (): Operation => {
    const known = tasks[Math.floor(random() * tasks.length)]
    if (random() < 0.1) return { kind: 'plan', taskId: undefined, title: newId(), key: newId(), acknowledged: false }
    const edit = known !== undefined && random() < 0.6
    // Where the server makes the id, only the key keeps a second task from being made: it would take a number of the log.
    const taskId = edit ? known : random() < 0.5 ? newId() : undefined
    return { kind: edit ? 'edit' : 'create', taskId, title: newId(), key: newId(), acknowledged: false }
  }
  const writer = async () => {
    while (!stopped) {
      const operation = next()
      operations.push(operation)
      await send(client, operation)
      if (operation.acknowledged && operation.kind === 'create') tasks.push(operation.taskId ?? '')
      if (!operation.acknowledged) await sleep(PAUSE)
    }
  }
  const all = Promise.all(Array.from({ length: WRITERS }, writer))
  all.catch(() => {}) // `stop` hands it on
  return {
    operations,
    async stop() {
      stopped = true
      await all
    },
  }
}

/** Sends again what was not acknowledged, under its old key, until it is. Answers how many that were. */
export async function settle(client: Client, operations: Operation[]): Promise<number> {
  const open = operations.filter(operation => !operation.acknowledged)
  const deadline = Date.now() + 60_000
  const waiting = open.values()
  const settler = async () => {
    for (const operation of waiting) {
      while (!operation.acknowledged) {
        if (Date.now() > deadline) throw new Error('A request is not answered a minute after the fault is over')
        await send(client, operation)
        if (!operation.acknowledged) await sleep(50)
      }
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, settler))
  return open.length
}

/** No answer, `unavailable`, and "not now" leave it open whether it happened; any other refusal is a defect and passes through. */
async function send(client: Client, operation: Operation): Promise<void> {
  const { kind, taskId, title, key: idempotencyKey } = operation
  try {
    if (kind === 'plan') {
      const text = Array.from({ length: LINES }, (_, n) => lineOf(title, n)).join('\n')
      const { items } = await client.tasks.quickAdd({ text }, { idempotencyKey })
      operation.taskIds = items.map(({ id }) => id)
      operation.acknowledged = true
      return
    }
    const task =
      kind === 'create'
        ? await client.tasks.create({ title, ...(taskId && { id: taskId }) }, { idempotencyKey })
        : await client.tasks.update({ taskId: taskId ?? '', title }, { idempotencyKey })
    operation.taskId = task.id
    operation.acknowledged = true
  } catch (error) {
    const open = error instanceof Problem && (error.code === 'unavailable' || OPEN.has(error.reason ?? ''))
    if (!open) throw error
  }
}

const OPEN = new Set(['in-flight', 'busy'])
