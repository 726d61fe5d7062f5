import { addDays } from '@cairn/contract/dates'
import { TRASH_DAYS } from '@cairn/contract/limits'
import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { useSyncExternalStore } from 'react'
import { en } from '../../app/en.ts'
import { trash as say } from '../../app/en-trash.ts'
import { openTask, useOpenTask } from '../../app/navigate.ts'
import type { Clock } from '../../data/clock.ts'
import { dateOfInstant } from '../../data/days.ts'
import { useClock } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Circle } from '../../ui/circle.tsx'
import { Row } from '../../ui/row.tsx'
import { restore } from '../tasks/actions.ts'
import { cursor, leaveRow } from '../tasks/cursor.ts'
import { dayInSentence } from '../tasks/day-in-sentence.ts'
import { momentWords } from '../tasks/due-words.ts'
import { SelectBox } from '../tasks/select-box.tsx'
import { selection, toggleSelected } from '../tasks/selection.ts'
import { standingOf } from '../tasks/standing.ts'
import { circleOf, markOf } from '../tasks/task-row.tsx'

/** A task that was deleted: when, how long it can be taken back, and how. */
export function TrashRow({ task }: { task: Task }) {
  const clock = useClock()
  const open = useOpenTask()
  const mark = useSyncExternalStore(selection.subscribe, () => markOf(task.id))
  const deletedAt = task.deletedAt ?? task.updatedAt
  return (
    <div data-task={task.id} onFocus={() => cursor.set(task.id)} className="flex items-center">
      <div className="min-w-0 grow">
        <Row
          title={task.title || en.task.untitled}
          onOpen={() => openTask(task.id)}
          selected={open === task.id || mark === 'on'}
          lead={
            mark === undefined ? (
              <span className="grid size-6 place-items-center">
                <Circle state={circleOf[task.status]} />
              </span>
            ) : (
              <SelectBox
                title={task.title}
                selected={mark === 'on'}
                tabIndex={0}
                onToggle={() => toggleSelected(task.id)}
              />
            )
          }
          note={<span className="truncate text-meta text-muted">{say.deleted(momentWords(deletedAt, clock))}</span>}
          columns={[
            <span key="until" className="text-meta text-muted">
              {say.until(dayInSentence(lastDay(deletedAt, clock), clock))}
            </span>,
          ]}
        />
      </div>
      <Button
        look="quiet"
        icon="undo"
        onClick={() => {
          leaveRow(task.id)
          restore(task)
        }}
        aria-label={say.restoreNamed(task.title)}
        disabledReason={why('tasks.restore', standingOf(task))}
      >
        {say.restore}
      </Button>
    </div>
  )
}

/** Whoever empties the trash comes some time after that. */
function lastDay(deletedAt: string, { zone, today }: Clock) {
  const day = addDays(dateOfInstant(deletedAt, zone), TRASH_DAYS)
  return day < today ? today : day
}
