import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { memo, useSyncExternalStore } from 'react'
import { en } from '../../app/en.ts'
import { openTask } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import type { CircleState } from '../../ui/circle.tsx'
import { CircleToggle } from '../../ui/circle-toggle.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row } from '../../ui/row.tsx'
import { tip } from '../../ui/tip.ts'
import { toggleCompleted } from './actions.ts'
import { cursor } from './cursor.ts'
import { DueMark } from './due-mark.tsx'
import { PriorityMark } from './priority-mark.tsx'
import { showRowMenu } from './row-menu.ts'
import { RowNote, type ShowsPlace } from './row-note.tsx'
import { SelectBox } from './select-box.tsx'
import { selection, toggleSelected } from './selection.ts'
import { standingOf } from './standing.ts'

export const circleOf: Record<Task['status'], CircleState> = {
  pending: 'empty',
  in_progress: 'half',
  completed: 'ticked',
  cancelled: 'struck',
}

/** A task in a list. */
export const TaskRow = memo(function TaskRow(props: {
  task: Task
  /** The one stop of the Tab key in its list. */
  stop: boolean
  open: boolean
  /** Where the list is not that of one project, its rows say theirs; under the heading of one, only what they are a part of. */
  showsPlace?: ShowsPlace | undefined
  /** The day that stands above its list. */
  day?: string | undefined
}) {
  const { task, stop } = props
  const done = task.status === 'completed' || task.status === 'cancelled'
  const mark = useSyncExternalStore(selection.subscribe, () => markOf(task.id))
  return (
    <div data-task={task.id} onFocus={() => cursor.set(task.id)} onContextMenu={showRowMenu}>
      <Row
        title={task.title || en.task.untitled}
        href={paths.task(task.id)}
        onOpen={() => openTask(task.id)}
        tabIndex={stop ? 0 : -1}
        selected={props.open || mark === 'on'}
        done={done}
        lead={
          mark === undefined ? (
            <CircleToggle
              state={circleOf[task.status]}
              label={done ? en.task.reopen(task.title) : en.task.complete(task.title)}
              keys="E"
              tabIndex={stop ? 0 : -1}
              onToggle={() => toggleCompleted(task)}
              disabledReason={why('tasks.update', standingOf(task))}
            />
          ) : (
            <SelectBox
              title={task.title}
              selected={mark === 'on'}
              tabIndex={stop ? 0 : -1}
              onToggle={() => toggleSelected(task.id)}
            />
          )
        }
        note={<RowNote task={task} showsPlace={props.showsPlace} />}
        columns={[
          task.priority !== 'none' && <PriorityMark key="priority" priority={task.priority} />,
          null,
          <DueMark key="due" task={task} quiet={done} day={props.day} />,
        ]}
        more={
          <button
            type="button"
            aria-label={en.task.menu(task.title)}
            aria-haspopup="menu"
            tabIndex={stop ? 0 : -1}
            onClick={showRowMenu}
            {...tip(en.task.actions, 'Shift+F10')}
            className="row-more"
          >
            <Icon name="more" />
          </button>
        }
      />
    </div>
  )
})

/** While tasks are being selected every row says whether it is one of them. */
export function markOf(id: string) {
  const selected = selection.get()
  if (selected.size === 0) return undefined
  return selected.has(id) ? 'on' : 'off'
}
