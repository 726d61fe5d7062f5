import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import type { ReactNode } from 'react'
import { taskWords } from '../../../app/en-task.ts'
import { openTask } from '../../../app/navigate.ts'
import { useLabels, useTask } from '../../../data/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { DotIcon } from '../../../ui/dot.tsx'
import { change, type TaskFields } from '../actions.ts'
import type { Trigger } from '../controls/control.ts'
import { DueControl } from '../controls/due-control.tsx'
import { LabelsControl } from '../controls/labels-control.tsx'
import { PriorityControl } from '../controls/priority-control.tsx'
import { ProjectControl } from '../controls/project-control.tsx'
import { StartControl } from '../controls/start-control.tsx'
import { StatusControl } from '../controls/status-control.tsx'
import type { Choice } from '../row-menu.ts'
import { standingOf } from '../standing.ts'

/** Names at the left, values that open their choice at the right. */
export function Properties({ task }: { task: Task }) {
  const disabledReason = why('tasks.update', standingOf(task))
  const trigger: Trigger = (props, { name, words, empty, sign }) => (
    <Button
      look="quiet"
      {...props}
      data-key={KEYS[name]}
      aria-label={`${name}: ${words}`}
      disabledReason={disabledReason}
      className={empty ? 'property-value' : 'property-value text-text'}
    >
      {name === taskWords.labels && !empty ? (
        <LabelNames ids={task.labelIds} />
      ) : (
        <span className="flex min-w-0 items-center gap-2">
          {sign}
          <span dir="auto" className="truncate">
            {words}
          </span>
        </span>
      )}
    </Button>
  )
  const controls = { task, trigger, onChange: (fields: TaskFields) => change(task, fields) }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)]">
      <Property name={taskWords.status}>
        <StatusControl {...controls} />
      </Property>
      <Property name={taskWords.start}>
        <StartControl startOn={task.startOn} onChange={controls.onChange} trigger={trigger} />
      </Property>
      <Property name={taskWords.due}>
        <DueControl {...controls} />
      </Property>
      <Property name={taskWords.priority}>
        <PriorityControl {...controls} />
      </Property>
      <Property name={taskWords.project}>
        <ProjectControl {...controls} />
      </Property>
      <Property name={taskWords.labels}>
        <LabelsControl {...controls} />
      </Property>
      {task.parentId !== null && <Parent id={task.parentId} />}
    </div>
  )
}

/** Each with its dot, in as many lines as they need. */
function LabelNames({ ids }: { ids: readonly string[] }) {
  const labels = useLabels().filter(({ id }) => ids.includes(id))
  return (
    <span className="property-lines flex flex-wrap gap-x-3 whitespace-normal">
      {labels.map(({ id, name, color }) => (
        <span key={id} className="flex max-w-full min-w-0 items-center gap-2">
          <DotIcon colour={color} />
          <span dir="auto" className="truncate">
            {name}
          </span>
        </span>
      ))}
    </span>
  )
}

/** While one stands in the panel, these keys press its buttons. */
const KEYS: Record<string, Choice> = {
  [taskWords.status]: 'S',
  [taskWords.priority]: 'P',
  [taskWords.due]: 'D',
  [taskWords.labels]: 'L',
  [taskWords.project]: 'M',
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="property">
      <span className="text-secondary text-muted" aria-hidden>
        {name}
      </span>
      {children}
    </div>
  )
}

function Parent({ id }: { id: string }) {
  const parent = useTask(id)
  if (!parent) return null
  return (
    <Property name={taskWords.parent}>
      <Button
        look="quiet"
        icon="subtask"
        aria-label={`${taskWords.parent}: ${parent.title}`}
        onClick={() => openTask(id)}
        className="property-value text-text"
      >
        {parent.title}
      </Button>
    </Property>
  )
}
