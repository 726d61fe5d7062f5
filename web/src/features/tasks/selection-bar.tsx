import { priorities, statuses } from '@cairn/contract/choices'
import { why } from '@cairn/contract/policy'
import type { Status } from '@cairn/contract/tasks'
import { useEffect, useState, type ReactElement, type ReactNode } from 'react'
import { en } from '../../app/en.ts'
import { statusNames } from '../../app/en-task.ts'
import { selected as say } from '../../app/en-selection.ts'
import { trash } from '../../app/en-trash.ts'
import { cairn } from '../../data/cairn.ts'
import { useMe, useProjects, useValue } from '../../data/hooks.ts'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import { Circle } from '../../ui/circle.tsx'
import { DotIcon } from '../../ui/dot.tsx'
import { Flag } from '../../ui/flag.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type TriggerProps } from '../../ui/menu.tsx'
import { Popover } from '../../ui/popover.tsx'
import { barIsHere } from './bar-keys.ts'
import { changeMany, completeMany, haveLabel, restoreMany, type BulkFields } from './bulk.ts'
import { DueForm, type DueDraft } from './controls/due-control.tsx'
import { LabelChoice } from './controls/labels-control.tsx'
import { leaveRows, useKeptPlace } from './keep-place.ts'
import { clearSelection, selection } from './selection.ts'
import { standingOf } from './standing.ts'
import { priorityLevel } from './priority-mark.tsx'
import { circleOf } from './task-row.tsx'
import './selection-bar.css'

/** What can be done with everything that is selected, each as one gesture. Keys press these buttons (bar-keys.ts). */
export function SelectionBar() {
  const ids = useValue(selection)
  useEffect(barIsHere, [])
  useKeptPlace(ids)
  const tasks = [...ids].flatMap(id => cairn.tables.tasks.get(id) ?? [])
  const inTrash = tasks.every(task => task.deletedAt !== null)
  const no = (operation: 'tasks.update' | 'tasks.delete' | 'tasks.restore') =>
    tasks.map(task => why(operation, standingOf(task))).find(Boolean)
  const change = (fields: BulkFields, name: (n: number) => string) => changeMany(ids, fields, name)
  const setStatus = (status: Status) => {
    const name = (n: number) => say.did.status(n, status)
    if (status === 'completed') completeMany(ids, name)
    else change({ status }, name)
  }
  const completed = () => {
    leaveRows(ids)
    clearSelection()
  }
  const remove = () => {
    change({ deleted: true }, say.did.deleted)
    // They go out of sight, so nothing is left to be selected.
    clearSelection()
  }
  const action = (icon: IconName, word: string, key: string, props?: Partial<ButtonProps>): ReactElement => (
    <Button
      look="quiet"
      icon={icon}
      keys={key}
      data-key={key}
      aria-label={word}
      data-tip={word}
      className="selection-action"
      disabledReason={no('tasks.update')}
      {...props}
    >
      {word}
    </Button>
  )
  const restoring = action('undo', trash.restore, 'R', {
    onClick: () => {
      restoreMany(ids, trash.restored)
      clearSelection()
    },
    disabledReason: no('tasks.restore'),
    // It has all the room.
    className: 'px-2',
  })
  const changing = (
    <>
      {action('check', say.complete, 'E', { onClick: () => completeMany(ids, say.did.completed, completed) })}
      <Menu
        label={say.status}
        groups={[
          statuses.map(status => ({
            label: statusNames[status],
            icon: <Circle state={circleOf[status]} />,
            onSelect: () => setStatus(status),
          })),
        ]}
        trigger={props => action('status', say.status, 'S', props)}
      />
      <Menu
        label={say.priority}
        groups={[
          priorities.toReversed().map(priority => ({
            label: en.priority[priority],
            icon: priority === 'none' ? <Blank /> : <Flag level={priorityLevel[priority]} />,
            onSelect: () => change({ priority }, say.did.priority),
          })),
        ]}
        trigger={props => action('flag', say.priority, 'P', props)}
      />
      <Popover label={say.due} trigger={props => action('calendar', say.due, 'D', props)}>
        {close => <Due onChange={fields => change(fields, say.did.due)} close={close} />}
      </Popover>
      <Popover label={say.labels} trigger={props => action('tag', say.labels, 'L', props)}>
        {() => (
          <LabelChoice
            chosen={id => haveLabel(tasks, id)}
            onToggle={(id, on) => change(on ? { addLabelIds: [id] } : { removeLabelIds: [id] }, say.did.labels)}
          />
        )}
      </Popover>
      <Move onMove={(projectId, place) => change({ projectId }, n => say.did.moved(n, place))}>
        {props => action('folder', say.move, 'M', props)}
      </Move>
      {action('trash', say.delete, 'Delete', {
        onClick: remove,
        disabledReason: no('tasks.delete'),
      })}
    </>
  )
  return (
    <div role="toolbar" aria-label={say.actions} className="selection-bar">
      <span className="flex items-center gap-1">
        <IconButton icon="close" label={say.clear} keys="Esc" onClick={clearSelection} />
        <span role="status" className="font-medium whitespace-nowrap">
          {say.count(ids.size)}
        </span>
      </span>
      <span className="selection-actions">{inTrash ? restoring : changing}</span>
    </div>
  )
}

/** It begins with nothing said, and goes on from what was. */
function Due({ onChange, close }: { onChange: (fields: BulkFields) => void; close: () => void }) {
  const [due, setDue] = useState<DueDraft>({ dueOn: null, dueAt: null })
  const say = ({ dueOn = null, dueAt = null, ...rest }: BulkFields) => {
    setDue({ dueOn, dueAt })
    onChange({
      ...rest,
      ...(dueAt === null ? { dueOn } : { dueAt }),
      ...(dueOn === null && dueAt === null && { dueAt }),
    })
  }
  return <DueForm due={due} clearable onChange={say} close={close} />
}

function Move(props: { onMove: (id: string, place: string) => void; children: (props: TriggerProps) => ReactElement }) {
  const { inboxId } = useMe()
  const item = (id: string, label: string, icon: ReactNode) => ({
    label,
    icon,
    onSelect: () => props.onMove(id, label),
  })
  const projects = useProjects().map(({ id, name, color }) => item(id, name, <DotIcon colour={color} />))
  return (
    <Menu
      label={say.move}
      groups={[[item(inboxId, en.nav.inbox, <Icon name="inbox" />)], projects]}
      trigger={props.children}
    />
  )
}

const Blank = () => <span className="block size-4" />
