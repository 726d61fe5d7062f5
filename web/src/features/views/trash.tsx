import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { useEffect, useRef } from 'react'
import { en } from '../../app/en.ts'
import { openTask, useOpenTask } from '../../app/navigate.ts'
import { View } from '../../app/view.tsx'
import { cairn } from '../../data/cairn.ts'
import { useClock, useTasks, useTrashedProjects, useValue } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Circle } from '../../ui/circle.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Row } from '../../ui/row.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { restore } from '../tasks/actions.ts'
import { cursor } from '../tasks/cursor.ts'
import { momentWords } from '../tasks/due-words.ts'
import { Lines, MANY } from '../tasks/lines.tsx'
import { TrashedProjects } from '../projects/trashed-projects.tsx'
import { standingOf } from '../tasks/standing.ts'
import { useStop } from '../tasks/task-list.tsx'
import { circleOf } from '../tasks/task-row.tsx'

export function Trash() {
  const state = useValue(cairn.loader.trash)
  const projects = useTrashedProjects()
  const tasks = useTasks({ trashed: true, order: 'deleted' }).filter(comesBackByItself)
  const list = useRef<HTMLDivElement>(null)
  const stop = useStop(tasks)
  useEffect(() => void cairn.loader.loadTrash(), [])
  return (
    <View title={en.trash.title} note={en.trash.hint}>
      {state === 'failed' && (
        <ProblemNote
          what={en.failed.trash}
          safe={en.failed.loadSafe}
          actions={<Button onClick={() => void cairn.loader.loadTrash()}>{en.tryAgain}</Button>}
        />
      )}
      {state === 'ready' && tasks.length + projects.length === 0 && <EmptyState>{en.trash.empty}</EmptyState>}
      {state !== 'ready' && state !== 'failed' && tasks.length === 0 && <Skeleton rows={5} label={en.loading} />}
      <TrashedProjects />
      <div ref={list} role="list" aria-label={en.trash.title} className="trash">
        <Lines list={list} keys={tasks.map(({ id }) => id)} keep={stop} many={tasks.length > MANY}>
          {index => (
            <div key={tasks[index]!.id} role="listitem">
              <TrashRow task={tasks[index]!} />
            </div>
          )}
        </Lines>
      </div>
    </View>
  )
}

/** What hangs below something that is in the trash too comes back with that. */
function comesBackByItself({ projectId, parentId }: Task) {
  const project = cairn.tables.projects.get(projectId)
  const parent = parentId === null ? undefined : cairn.tables.tasks.get(parentId)
  return !project?.deletedAt && !parent?.deletedAt
}

function TrashRow({ task }: { task: Task }) {
  const clock = useClock()
  const open = useOpenTask()
  const deletedAt = task.deletedAt ?? task.updatedAt
  return (
    <div data-task={task.id} onFocus={() => cursor.set(task.id)} className="flex items-center">
      <div className="min-w-0 grow">
        <Row
          title={task.title || en.task.untitled}
          onOpen={() => openTask(task.id)}
          selected={open === task.id}
          lead={
            <span className="grid size-6 place-items-center">
              <Circle state={circleOf[task.status]} />
            </span>
          }
          note={
            <span className="truncate text-meta text-muted">{en.trash.deleted(momentWords(deletedAt, clock))}</span>
          }
        />
      </div>
      <Button
        look="quiet"
        icon="undo"
        onClick={() => restore(task)}
        aria-label={en.trash.restoreNamed(task.title)}
        disabledReason={why('tasks.restore', standingOf(task))}
      >
        {en.trash.restore}
      </Button>
    </div>
  )
}
