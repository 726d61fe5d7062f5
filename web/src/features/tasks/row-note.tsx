import type { Label } from '@cairn/contract/labels'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { useCount, useLabels, useMe, useProject, useTask } from '../../data/hooks.ts'
import { Chip } from '../../ui/chip.tsx'
import { Fits } from '../../ui/fits.tsx'
import { tip } from '../../ui/tip.ts'

export type ShowsPlace = boolean | 'parent'

/** What stands after the title of a task: how far its subtasks are, labels, where it is. A name has room enough to be read, or is not there. */
export function RowNote({ task, showsPlace }: { task: Task; showsPlace?: ShowsPlace | undefined }) {
  const labels = useLabels().filter(label => task.labelIds.includes(label.id))
  const { open, done, cancelled } = useCount(`parent:${task.id}`)
  return (
    <>
      {open + done > 0 && (
        <Chip icon="subtask" plain className="flex-none">
          <span aria-hidden>{en.task.progress(done, open + done)}</span>
          <span className="sr-only">{en.task.progressLong(done, open + done, cancelled)}</span>
        </Chip>
      )}
      {(labels.length > 0 || showsPlace) && (
        <span className="row-names">
          <Labels labels={labels} most={2} />
          {showsPlace && <Place task={task} within={showsPlace === 'parent'} />}
        </span>
      )}
    </>
  )
}

/** As many as have room, at most so many, and a number for the others. */
function Labels({ labels, most }: { labels: readonly Label[]; most: number }) {
  const [first, ...others] = labels
  if (!first) return null
  if (most === 0) return <Others labels={labels} heard />
  return (
    <Fits otherwise={<Others labels={labels} />}>
      <Chip dot={first.color} plain>
        {first.name}
      </Chip>
      <Labels labels={others} most={most - 1} />
    </Fits>
  )
}

/** Who listens hears the names that are only out of sight, and here those that nobody sees. */
function Others({ labels, heard }: { labels: readonly Label[]; heard?: boolean }) {
  const names = labels.map(({ name }) => name).join(', ')
  return (
    <span className="chip" {...tip(names)}>
      <span aria-hidden>{en.task.others(labels.length)}</span>
      {heard && <span className="sr-only">{names}</span>}
    </span>
  )
}

/** The parent of a subtask, otherwise the project; the inbox goes without saying. */
function Place({ task, within }: { task: Task; within: boolean }) {
  const parent = useTask(task.parentId ?? undefined)
  const project = useProject(task.projectId)
  const { inboxId } = useMe()
  if (parent)
    return (
      <Chip icon="subtask" plain className="row-place">
        {parent.title}
      </Chip>
    )
  if (within || !project || project.id === inboxId) return null
  return (
    <Chip icon="folder" dot={project.color} plain className="row-place">
      {project.name}
    </Chip>
  )
}
