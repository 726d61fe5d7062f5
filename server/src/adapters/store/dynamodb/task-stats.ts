import { isOpen } from '@cairn/contract/task-rules'
import type { Priority, Status } from '@cairn/contract/tasks'
import type { Counts, Moment } from '../../../ports/store.ts'
import { all, type Item, type Table } from '../../engine/dynamodb/database.ts'
import { workspacePartition } from '../../engine/dynamodb/keys.ts'
import { countsOf, type Figures } from '../task-counts.ts'
import { rowsIn } from './rows.ts'

/** Counted from the smallest index that has what it takes; about 5,000 tasks a page of the service. */
export async function taskStats(table: Table, scopes: string[], moment: Moment): Promise<Counts> {
  const figures: Figures = { groups: [], byLabel: {}, completed: {}, nextDueAt: null }
  await Promise.all(
    scopes.map(async scope => {
      const labels = await all(table, rowsIn('labels', scope))
      for (const { Id } of labels) figures.byLabel[String(Id)] = { open: 0, total: 0 }
      await eachTask(table, scope, item => add(figures, item, moment))
    }),
  )
  return countsOf(figures, moment)
}

async function eachTask(table: Table, scope: string, take: (item: Item) => void) {
  for await (const item of table.query({
    IndexName: 'UpdatedAtIndex',
    KeyConditionExpression: 'EntityPartition = :p',
    FilterExpression: 'attribute_not_exists(DeletedAt)',
    ExpressionAttributeValues: { ':p': workspacePartition(scope) },
  })) {
    take(item)
  }
}

function add(figures: Figures, item: Item, { now, today, days }: Moment) {
  const [on, at] = [textOf(item, 'DueDate'), textOf(item, 'DueAt')]
  const task = { status: item['Status'] as Status, priority: item['Priority'] as Priority }
  const overdue = (on !== undefined && on < today.on) || (at !== undefined && at < now)
  const dueToday = on === today.on || (at !== undefined && at >= today.from && at < today.to)
  figures.groups.push({ ...task, count: 1, overdue: Number(overdue), dueToday: Number(dueToday) })
  for (const id of (item['LabelIds'] ?? []) as string[]) {
    // A task keeps the id of a label that is gone.
    const label = figures.byLabel[id]
    if (label) figures.byLabel[id] = { open: label.open + Number(isOpen(task)), total: label.total + 1 }
  }
  const completedAt = textOf(item, 'TaskCompletedAt') ?? ''
  const day = days.findIndex(({ from, to }) => completedAt >= from && completedAt < to)
  if (day >= 0) figures.completed[day] = (figures.completed[day] ?? 0) + 1
  const { nextDueAt } = figures
  if (isOpen(task) && at !== undefined && at >= now && (nextDueAt === null || at < nextDueAt)) figures.nextDueAt = at
}

const textOf = (item: Item, name: string) => item[name] as string | undefined
