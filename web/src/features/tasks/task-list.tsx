import type { Task } from '@cairn/contract/tasks'
import { useMemo, useRef, useSyncExternalStore } from 'react'
import { useOpenTask } from '../../app/navigate.ts'
import { classes } from '../../ui/classes.ts'
import { cursor } from './cursor.ts'
import { Lines, MANY } from './lines.tsx'
import type { TaskRows } from './lingering.ts'
import { selectingByPointer } from './selection-gestures.ts'
import { useSelectable } from './selection.ts'
import { TaskRow } from './task-row.tsx'
import './task-list.css'

/** Whose order it is: the person's, who can change it here; that of a sorting or grouping they chose; or that of dates, always. */
export type ListOrder = 'position' | 'arranged' | 'dates'

/** Rows under each other. */
export function TaskList(props: {
  rows: TaskRows
  label: string
  showsPlace?: boolean
  /** The day that stands above the list: what is due on it need not say so again. */
  day?: string
  order?: ListOrder
}) {
  const { shown, leaving } = props.rows
  const open = useOpenTask()
  const stop = useStop(shown)
  const list = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => shown.map(({ id }) => id), [shown])
  useSelectable(list, shown)
  if (shown.length === 0) return null
  const item = (task: Task, index: number) => (
    <div
      key={task.id}
      role="listitem"
      aria-setsize={shown.length}
      aria-posinset={index + 1}
      className={classes(leaving.has(task.id) && 'task-leaving')}
    >
      <TaskRow
        task={task}
        stop={task.id === stop}
        open={task.id === open}
        showsPlace={props.showsPlace}
        day={props.day}
      />
    </div>
  )
  return (
    <div
      ref={list}
      role="list"
      className="rows"
      aria-label={props.label}
      data-order={props.order ?? 'dates'}
      {...selectingByPointer}
    >
      <Lines list={list} keys={keys} keep={stop} many={keys.length > MANY}>
        {index => item(shown[index]!, index)}
      </Lines>
    </div>
  )
}

/** The row that Tab comes to: the current one if it is here, otherwise the first. */
export function useStop(tasks: readonly Task[]): string | undefined {
  const current = useSyncExternalStore(cursor.subscribe, cursor.get)
  return tasks.some(task => task.id === current) ? current : tasks[0]?.id
}
