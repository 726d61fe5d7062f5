import { why } from '@cairn/contract/policy'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { taskWords } from '../../../app/en-task.ts'
import { order } from '../../../app/en-order.ts'
import { rowMenuWords as say } from '../../../app/en-row-menu.ts'
import { openTask } from '../../../app/navigate.ts'
import { Circle } from '../../../ui/circle.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { MenuItem } from '../../../ui/menu-entry.tsx'
import { MenuPanel } from '../../../ui/menu-panel.tsx'
import { moveToTrash, toggleCompleted } from '../actions.ts'
import { copyLink } from '../copy-link.ts'
import { pressInBar } from '../bar-keys.ts'
import { duplicate } from '../duplicate.ts'
import { leaveRow } from '../cursor.ts'
import { moveRow, movingWith, spotOn, whyFixed, type Way } from '../reorder/reorder.ts'
import { openRowMenu, rowMenu, type Choice } from '../row-menu.ts'
import { selection, shownIn, toggleSelected } from '../selection.ts'
import { standingOf } from '../standing.ts'
import { circleOf } from '../task-row.tsx'
import type { Beside } from './row-choice.tsx'

/** Everything that can be done with a task from its row, or with all that are selected; what cannot be done now says why. */
export function RowActions({ task, list, ...beside }: Beside & { task: Task; list: HTMLElement | null }) {
  const no = (operation: 'tasks.update' | 'tasks.duplicate' | 'tasks.delete') => why(operation, standingOf(task))
  const selected = selection.get()
  const together = selected.size > 1 && selected.has(task.id)
  // Subtasks in the panel are not.
  const selectable = list !== null && shownIn(list) !== undefined
  const here = rowMenu.get() ?? { taskId: task.id, anchor: beside.anchor.current }
  const choice = (label: string, icon: MenuItem['icon'], key: Choice): MenuItem => ({
    label,
    icon,
    keys: key,
    // Beside the same row, in the place of this menu.
    onSelect: () => (together ? pressInBar(key) : openRowMenu({ ...here, choice: key })),
    disabledReason: no('tasks.update'),
  })
  const complete: MenuItem = {
    label: isOpen(task) || together ? say.complete : say.reopen,
    icon: <Icon name="check" />,
    keys: 'E',
    onSelect: () => (together ? pressInBar('E') : toggleCompleted(task)),
    disabledReason: no('tasks.update'),
  }
  const select: MenuItem = {
    label: selected.has(task.id) ? say.deselect : say.select,
    icon: <Icon name="menu" />,
    keys: 'X',
    onSelect: () => toggleSelected(task.id),
  }
  const remove: MenuItem = {
    label: taskWords.delete,
    icon: <Icon name="trash" />,
    keys: 'Delete',
    danger: true,
    onSelect: () => (together ? pressInBar('Delete') : discard(task)),
    disabledReason: no('tasks.delete'),
  }
  const choices = [
    choice(say.status, <Circle state={circleOf[task.status]} />, 'S'),
    choice(say.priority, <Icon name="flag" />, 'P'),
    choice(say.due, <Icon name="calendar" />, 'D'),
    choice(say.labels, <Icon name="tag" />, 'L'),
    choice(say.move, <Icon name="folder" />, 'M'),
  ]
  const alone: MenuItem[] = [
    {
      label: taskWords.duplicate,
      icon: <Icon name="plus" />,
      onSelect: () => duplicate(task),
      disabledReason: no('tasks.duplicate'),
    },
    { label: taskWords.copyLink, icon: <Icon name="copy" />, keys: 'Y', onSelect: () => void copyLink(task.id) },
  ]
  const open = { label: say.open, icon: <Icon name="eye" />, keys: 'Enter', onSelect: () => openTask(task.id) }
  const placing = placingOf(task.id, list)
  return (
    <MenuPanel
      label={together ? say.together(selected.size) : say.label(task.title)}
      {...beside}
      groups={
        together
          ? [[complete, select], choices, placing, [remove]]
          : [[open, complete, ...(selectable ? [select] : [])], choices, placing, alone, [remove]]
      }
    />
  )
}

function discard(task: Task) {
  leaveRow(task.id)
  moveToTrash(task)
}

/** What a drag does, by single presses. */
function placingOf(id: string, list: HTMLElement | null): MenuItem[] {
  if (!list) return []
  const moving = movingWith(id, list)
  const fixed = whyFixed(list, moving)
  if (fixed) return [{ label: say.order, onSelect: () => {}, disabledReason: fixed }]
  const item = (label: string, way: Way, icon: MenuItem['icon'], keys: string, there: string): MenuItem => ({
    label,
    icon,
    keys,
    onSelect: () => moveRow(id, way),
    disabledReason: spotOn(list, moving, way) ? undefined : there,
  })
  return [
    item(say.up, 'up', <Icon name="chevron-up" />, 'Alt+↑', order.atTop),
    item(say.down, 'down', <Icon name="chevron-down" />, 'Alt+↓', order.atEnd),
    item(say.top, 'top', undefined, 'Alt+Shift+↑', order.atTop),
    item(say.bottom, 'bottom', undefined, 'Alt+Shift+↓', order.atEnd),
  ]
}
