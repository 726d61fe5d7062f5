import type { Task } from '@cairn/contract/tasks'
import { useEffect, useMemo, useRef } from 'react'
import { en } from '../../app/en.ts'
import { trash as say } from '../../app/en-trash.ts'
import { View } from '../../app/view.tsx'
import { cairn } from '../../data/cairn.ts'
import { useTasks, useTrashedProjects, useValue } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TrashedProjects } from '../projects/trashed-projects.tsx'
import { Lines, MANY } from '../tasks/lines.tsx'
import { selectingByPointer } from '../tasks/selection-gestures.ts'
import { useSelectable } from '../tasks/selection.ts'
import { useStop } from '../tasks/task-list.tsx'
import { TrashRow } from './trash-row.tsx'

export function Trash() {
  const state = useValue(cairn.loader.trash)
  const projects = useTrashedProjects()
  const trashed = useTasks({ trashed: true, order: 'deleted' })
  // oxlint-disable-next-line react/exhaustive-deps -- what comes back with a project depends on which of those are in the trash
  const tasks = useMemo(() => trashed.filter(comesBackByItself), [trashed, projects])
  const keys = useMemo(() => tasks.map(({ id }) => id), [tasks])
  const empty = state === 'ready' && tasks.length + projects.length === 0
  const list = useRef<HTMLDivElement>(null)
  const stop = useStop(tasks)
  useSelectable(list, tasks)
  useEffect(() => void cairn.loader.loadTrash(), [])
  return (
    <View title={say.title} note={empty ? undefined : say.hint}>
      {state === 'failed' && (
        <ProblemNote
          what={say.failed}
          safe={en.failed.loadSafe}
          actions={<Button onClick={() => void cairn.loader.loadTrash()}>{en.tryAgain}</Button>}
        />
      )}
      {empty && <EmptyState>{say.empty}</EmptyState>}
      {state !== 'ready' && state !== 'failed' && tasks.length === 0 && <Skeleton rows={5} label={en.loading} />}
      <TrashedProjects />
      <div ref={list} role="list" aria-label={say.title} className="trash" {...selectingByPointer}>
        <Lines list={list} keys={keys} keep={stop} many={keys.length > MANY}>
          {index => (
            <div key={keys[index]} role="listitem">
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
