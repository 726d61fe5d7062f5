import type { ParsedOf } from '@cairn/contract/contract'
import { dayOrderIn, type DayOrder } from '@cairn/contract/dates'
import { abridged, LABEL_NAME, LABELS_OF_A_TASK, LEVELS } from '@cairn/contract/limits'
import { positionAt } from '@cairn/contract/positions'
import { invalid } from '@cairn/contract/problems'
import { parseQuickAdd, type QuickTask } from '@cairn/contract/quick-add/quick-add'
import { written } from '@cairn/contract/task-rules'
import { normalized } from '@cairn/contract/names'
import { nowOf } from '../../ports/clock.ts'
import { check, type Change } from '../../ports/commit.ts'
import type { ProjectRow, TaskRow } from '../../ports/rows.ts'
import type { Context } from '../context.ts'
import { allRows } from '../pages.ts'
import { soFarIn, type SoFar } from '../so-far.ts'
import { guard, reachOf, type Reach } from '../standing.ts'
import { commitSteps } from './family.ts'
import { withLabels } from './labels.ts'
import { madeIn, making } from './making.ts'
import { placeFor } from './place.ts'
import { present } from './wire.ts'
import { blank } from './write.ts'

/** A plan of one afternoon; more is an import. */
const MOST_LINES = 200

export const taskQuickAdd = {
  /** Text as people write it; what is not understood is title. Subtasks stand in the project of the task above them. */
  async quickAdd(ctx: Context, { text, projectId }: ParsedOf<'tasks.quickAdd'>) {
    const reach = await reachOf(ctx)
    const home = await placeFor(ctx, reach, { projectId: projectId ?? reach.inboxId })
    guard(ctx, 'tasks.quickAdd', home.standing ?? {})
    const soFar = await soFarIn(ctx, home.scope)
    if (soFar.isOver) return { items: (await madeIn(ctx, home.scope, soFar)).map(task => present(task, 'owner')) }
    const { labels, projects } = await namesIn(ctx, home.scope, soFar)
    const moment = { now: ctx.clock.ms(), timeZone: reach.timeZone, dayOrder: await dayOrderOf(ctx) }
    const lines = parseQuickAdd(text, { ...moment, labels, projects: projects.map(({ name }) => name) })
    refuseTooMuch(lines)
    const named = [...new Set(lines.flatMap(line => line.labels))]
    return withLabels(ctx, home.scope, named, async called => {
      const labelIds = new Map(named.map((name, i) => [name, called.ids[i] ?? '']))
      const above: TaskRow[] = []
      const pinned = new Map<string, Change>()
      const tasks = lines.map((line, i) => {
        const parent = above[line.depth - 1]
        const project = parent ? undefined : projectNamed(line, projects)
        if (project) pinned.set(project.id, check('projects', project))
        const row = taskOf(ctx, reach, line, i, {
          scope: home.scope,
          projectId: parent?.projectId ?? project?.id ?? home.projectId,
          parentId: parent?.id ?? null,
          labelIds: line.labels.map(name => labelIds.get(name) ?? ''),
        })
        above.splice(line.depth, above.length, row)
        return row
      })
      const { steps, rows } = await making(ctx, soFar, tasks)
      // Labels come first and by themselves where there are many tasks: a later step must find them.
      if (called.entries.length > 0)
        await ctx.commitStep({ scope: home.scope, changes: called.changes, entries: called.entries })
      const answer = { items: rows.map(task => present(task, 'owner')) }
      return commitSteps(ctx, {
        scope: home.scope,
        steps,
        pins: [...home.pins, ...pinned.values()],
        answer,
      })
    })
  },
}

function taskOf(
  ctx: Context,
  { timeZone }: Reach,
  line: QuickTask,
  i: number,
  place: Pick<TaskRow, 'scope' | 'projectId' | 'parentId' | 'labelIds'>,
): TaskRow {
  const { title, description, completed, priority, due } = line
  const { completed: _derived, ...task } = written(
    { ...blank(ctx), ...place, id: ctx.idFor(`task ${i}`, i), position: positionAt(ctx.clock.ms() + i) },
    { title, description, priority, ...(completed && { completed }), ...due },
    { now: nowOf(ctx.clock), timeZone },
  )
  return task
}

/** Nobody's device is at hand: who left it to that writes dates that can be read in one way only. */
async function dayOrderOf(ctx: Context): Promise<DayOrder | undefined> {
  const person = await ctx.store.persons.get(ctx.actor.id)
  return person?.locale ? dayOrderIn(person.locale) : undefined
}

/** As they were when it began: the labels that it has made are none that the text could have meant. */
async function namesIn(ctx: Context, scope: string, { ids }: SoFar) {
  const [labels, projects] = await Promise.all([
    allRows(page => ctx.store.labels.list([scope], page)),
    allRows(page => ctx.store.projects.list([scope], { trashed: false }, page)),
  ])
  return { labels: labels.filter(({ id }) => !ids.has(id)).map(({ name }) => name), projects }
}

function projectNamed({ project, parts }: QuickTask, projects: ProjectRow[]): ProjectRow | undefined {
  if (project === null) return undefined
  const found = projects.find(({ name }) => normalized(name) === normalized(project))
  if (found) return found
  const part = parts.find(({ kind }) => kind === 'project')
  throw invalid(
    '/text',
    `There is no project “${project}”.${part ? ` Make it first, or take “${part.text}” out.` : ''}`,
  )
}

function refuseTooMuch(lines: QuickTask[]) {
  if (lines.length === 0) throw invalid('/text', 'This is required.')
  if (lines.length > MOST_LINES) throw invalid('/text', `These are ${lines.length} tasks; ${MOST_LINES} go at once.`)
  if (lines.some(({ depth }) => depth >= LEVELS)) throw invalid('/text', `Subtasks go at most ${LEVELS} levels deep.`)
  if (lines.some(({ labels }) => labels.length > LABELS_OF_A_TASK))
    throw invalid('/text', `A task can have at most ${LABELS_OF_A_TASK} labels.`)
  const long = lines.flatMap(({ labels }) => labels).find(name => name.length > LABEL_NAME)
  if (long) throw invalid('/text', `“${abridged(long, 21)}” is too long for a label: ${LABEL_NAME} characters.`)
}
