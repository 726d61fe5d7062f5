import type { CallOptions, Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import { written, type TaskWrite } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { aMe, aTask } from '../factories.ts'
import { aClock, turn } from './turns.ts'

/** As much of the server as the store can tell from outside: rows with versions, keys that are used once, batches, a bad network. */
export function aServer(tasks: Task[]) {
  const rows = new Map(tasks.map(task => [task.id, task]))
  const answers = new Map<string, object | undefined>()
  const batches = new Map<string, { before: Task | undefined; after: Task }[]>()
  const network: ('down' | 'lost-answer')[] = []
  const clock = aClock('2026-11-20T12:00:00.000Z')
  let moment = { now: clock().toISOString(), timeZone: 'UTC' }
  let seq = 1

  const put = (before: Task | undefined, row: Task, batch = newId()) => {
    const after = { ...row, version: (before?.version ?? 0) + 1, updatedAt: moment.now }
    rows.set(row.id, after)
    batches.set(batch, [...(batches.get(batch) ?? []), { before, after }])
    seq++
    return after
  }
  const trashing = (taskId: string, deletedAt: string | null, batch?: string) => {
    const task = rows.get(taskId)
    if (!task || (task.deletedAt === null) === (deletedAt === null)) throw problem('conflict', { reason: 'in-trash' })
    for (const child of rows.values())
      if (child.parentId === taskId && child.deletedAt === task.deletedAt) put(child, { ...child, deletedAt }, batch)
    return put(task, { ...task, deletedAt }, batch)
  }
  const change = (taskId: string, write: TaskWrite, batch?: string) => {
    const task = rows.get(taskId)
    if (!task || task.deletedAt !== null) throw problem('forbidden', { reason: 'in-trash' })
    return put(task, written(task, write, moment), batch)
  }
  const handle = (
    id: string,
    input: {
      id?: string
      taskId?: string
      taskIds?: string[]
      batchId?: string
      limit?: number
      next?: string
    } & TaskWrite,
    batch?: string,
  ): object | undefined => {
    const { id: newTaskId, taskId, taskIds: _, batchId, limit = Infinity, next, ...write } = input
    moment = { ...moment, now: clock().toISOString() }
    if (write.title === 'refuse me') throw problem('invalid-request', { detail: 'Not that title.' })
    if (id === 'tasks.bulkUpdate') return { items: (input.taskIds ?? []).map(one => change(one, write, batch)) }
    if (id === 'tasks.create') return put(undefined, written(aTask({ id: newTaskId ?? '' }), write, moment), batch)
    if (id === 'tasks.delete') return trashing(taskId ?? '', moment.now, batch)
    if (id === 'tasks.restore') return trashing(taskId ?? '', null, batch)
    if (id === 'filters.delete') return undefined
    if (id === 'activity.undoBatch' && server.keeps !== '') {
      const kept = [{ entryId: '1', fields: [], reason: 'taken', detail: server.keeps }]
      return { batch: batch ?? '', undone: [], asBefore: [], kept, next: null, left: 0 }
    }
    if (id === 'activity.undoBatch') {
      const all = (batches.get(batchId ?? '') ?? []).toReversed()
      const begin = Number(next ?? 0)
      const some = all.slice(begin, begin + limit)
      const left = all.length - begin - some.length
      for (const { before, after } of some) {
        const now = rows.get(after.id) ?? after
        const fields = Object.keys(after) as (keyof Task)[]
        const held = fields.filter(name => before && before[name] !== after[name] && now[name] === after[name])
        const back = before ? Object.fromEntries(held.map(name => [name, before[name]])) : { deletedAt: moment.now }
        put(now, { ...now, ...back }, batch)
      }
      const undone = some.map(({ after }) => after.id)
      return { batch, undone, asBefore: [], kept: [], next: left > 0 ? String(begin + limit) : null, left }
    }
    return change(taskId ?? '', write, batch)
  }
  const call = async (id: string, input: object, { idempotencyKey = '', batch, person, ifMatch }: CallOptions = {}) => {
    await turn()
    if (person !== server.person) throw problem('unauthenticated', { reason: 'another-person' })
    const weather = network.shift()
    if (weather === 'down') throw problem('unavailable')
    const current = rows.get((input as { taskId?: string }).taskId ?? '')
    if (ifMatch !== undefined && !answers.has(idempotencyKey) && ifMatch !== current?.version)
      throw problem('version-conflict', { current: structuredClone(current) })
    // Over the wire nothing keeps its identity.
    const answer = structuredClone(answers.get(idempotencyKey) ?? handle(id, input, batch))
    answers.set(idempotencyKey, answer)
    await turn()
    if (weather === 'lost-answer') throw problem('unavailable')
    return answer
  }
  const list = async ({ trashed, parent }: { trashed?: string; parent?: string } = {}) => {
    server.asked.push(parent === undefined ? 'all' : `below ${parent}`)
    const items = [...rows.values()]
      .filter(task => (task.deletedAt !== null) === (trashed === 'true'))
      .filter(task => parent === undefined || task.parentId === parent)
    // Slower than several writes: what it tells is old when it arrives.
    for (let turns = 0; turns < server.lag; turns++) await turn()
    return { items, nextCursor: null }
  }
  const empty = async () => ({ items: [], nextCursor: null })

  const server = {
    /** A day has gone. */
    forget: () => answers.clear(),
    rows,
    network,
    /** Why it takes nothing back. */
    keeps: '',
    /** Whose session it is. */
    person: aMe().id,
    quiet: () => true,
    /** Which lists of tasks were asked for. */
    asked: [] as string[],
    lag: 1,
    bump: () => seq++,
    validator: async () => String(seq),
    edit(id: string, write: TaskWrite) {
      const task = rows.get(id)
      if (task && task.deletedAt === null) put(task, written(task, write, moment))
    },
    shown: () => [...rows.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ updatedAt: _, ...task }) => task),
    async settle(each: () => void = () => {}) {
      let calm = 0
      while (calm < 30) {
        await turn()
        each()
        calm = server.quiet() ? calm + 1 : 0
      }
    },
    // The store calls nothing else.
    client: {
      call,
      tasks: { list, get: async ({ taskId }: { taskId: string }) => rows.get(taskId) },
      projects: { list: empty },
      labels: { list: empty },
      filters: { list: empty },
      users: { me: async () => aMe({ id: server.person }) },
      activity: { undoBatch: (input: object, options: CallOptions) => call('activity.undoBatch', input, options) },
    } as unknown as Client,
  }
  return server
}
