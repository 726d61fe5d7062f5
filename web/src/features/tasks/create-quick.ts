import { newId } from '@cairn/contract/ids'
import { cut, LABEL_NAME, LABELS_OF_A_TASK } from '@cairn/contract/limits'
import { positionAt } from '@cairn/contract/positions'
import type { QuickTask } from '@cairn/contract/quick-add/quick-add'
import { normalized } from '@cairn/contract/names'
import { en } from '../../app/en.ts'
import { cairn, mutate } from '../../data/cairn.ts'
import type { Gesture } from '../../data/gestures.ts'
import { nextColor } from '../../data/next-color.ts'
import type { TaskFields } from './actions.ts'

/** Makes the tasks and the labels that are missing in one gesture; `fields` hold where a line says nothing else. Tells their ids. */
export function createQuick(tasks: readonly QuickTask[], fields: TaskFields, gesture: Gesture): string[] {
  const now = Date.now()
  const above: string[] = []
  return tasks.map((task, i) => {
    const id = newId()
    const parentId = above[task.depth - 1] ?? fields.parentId
    const labelIds = [...(fields.labelIds ?? []), ...task.labels.map(name => labelCalled(name, gesture))]
    // A subtask stands where its parent does.
    const projectId = parentId ? cairn.tables.tasks.get(parentId)?.projectId : projectCalled(task.project)
    const { dueOn: _dueOn, dueAt: _dueAt, timeZone: _zone, ...rest } = fields
    mutate(
      'tasks.create',
      {
        ...(task.due ? rest : fields),
        ...task.due,
        id,
        title: task.title,
        description: [fields.description, task.description].filter(Boolean).join('\n\n'),
        position: positionAt(now + i),
        labelIds: [...new Set(labelIds)].slice(0, LABELS_OF_A_TASK),
        ...(task.completed && { completed: true }),
        ...(task.priority !== 'none' && { priority: task.priority }),
        ...(projectId !== undefined && { projectId }),
        ...(parentId && { parentId }),
      },
      gesture,
    )
    above.splice(task.depth, above.length, id)
    return id
  })
}

/** By name, as much of it as a label can have; what is missing is made. */
function labelCalled(written: string, gesture: Gesture): string {
  const name = cut(written, LABEL_NAME)
  const found = labelNamed(name)
  if (found) return found.id
  const id = newId()
  const color = nextColor([...cairn.tables.labels.all()], [...cairn.tables.projects.all()])
  mutate('labels.create', { id, name, color }, gesture)
  return id
}

export const labelNamed = (name: string) =>
  [...cairn.tables.labels.all()].find(label => normalized(label.name) === normalized(name))

export function projectCalled(name: string | null): string | undefined {
  if (name === null) return undefined
  const live = [...cairn.tables.projects.all()].filter(project => project.deletedAt === null)
  const named = live.find(project => project.kind === 'project' && normalized(project.name) === normalized(name))
  if (named) return named.id
  return normalized(name) === normalized(en.nav.inbox) ? live.find(({ kind }) => kind === 'inbox')?.id : undefined
}
