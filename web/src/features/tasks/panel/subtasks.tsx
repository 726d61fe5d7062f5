import { isCancelled } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../../app/en.ts'
import { taskWords } from '../../../app/en-task.ts'
import { useTasks } from '../../../data/hooks.ts'
import { Section } from '../../../ui/section.tsx'
import { InlineAdd } from '../inline-add.tsx'
import { TaskRow } from '../task-row.tsx'

export function Subtasks({ task }: { task: Task }) {
  const subtasks = useTasks({ parent: task.id, order: 'position' })
  const done = subtasks.filter(one => one.completed || one.status === 'cancelled').length
  const progress =
    subtasks.length > 0 ? `${taskWords.subtasks} ${en.task.progress(done, subtasks.length)}` : taskWords.subtasks
  return (
    <div className="-mx-3 subtasks">
      <Section title={progress} level={3}>
        {subtasks.length > 0 && (
          <div
            role="progressbar"
            aria-label={en.task.progressLong(done, subtasks.length, subtasks.filter(isCancelled).length)}
            aria-valuenow={done}
            aria-valuemin={0}
            aria-valuemax={subtasks.length}
            className="mx-3 mb-1 h-1 overflow-hidden rounded-full bg-press"
          >
            <div className="h-full bg-success" style={{ width: `${(100 * done) / subtasks.length}%` }} />
          </div>
        )}
        <div role="list" aria-label={taskWords.subtasks} data-order="position">
          {subtasks.map(one => (
            <div key={one.id} role="listitem">
              <TaskRow task={one} stop open={false} />
            </div>
          ))}
        </div>
        {task.deletedAt === null && (
          <InlineAdd
            fields={{ parentId: task.id, projectId: task.projectId }}
            place={task.title}
            placeholder={taskWords.subtaskPlaceholder}
          />
        )}
      </Section>
    </div>
  )
}
