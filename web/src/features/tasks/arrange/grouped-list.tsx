import type { Task } from '@cairn/contract/tasks'
import { Suspense, useMemo, useRef, useState } from 'react'
import { useOpenTask } from '../../../app/navigate.ts'
import { classes } from '../../../ui/classes.ts'
import { Section } from '../../../ui/section.tsx'
import { selectingByPointer } from '../selection-gestures.ts'
import { useSelectable } from '../selection.ts'
import { FIRST, LongList, MANY, useStop } from '../task-list.tsx'
import type { ShowsPlace } from '../row-note.tsx'
import { TaskRow } from '../task-row.tsx'
import type { Group } from './groups.ts'

interface GroupedListProps {
  groups: readonly Group[]
  leaving: ReadonlySet<string>
  label: string
  showsPlace: ShowsPlace
}

/** Rows under headings that fold. Past a hundred, headings and rows are lines of one list, drawn only near the window. */
export function GroupedList({ groups, leaving, label, showsPlace }: GroupedListProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => linesOf(groups, folded), [groups, folded])
  const shown = useMemo(() => lines.flatMap(({ task }) => task ?? []), [lines])
  const list = useRef<HTMLDivElement>(null)
  const stop = useStop(shown)
  const open = useOpenTask()
  useSelectable(list, shown)

  const heading = ({ key, title, tasks }: Group) => ({
    title,
    count: tasks.length,
    folded: folded.has(key),
    onFold: (fold: boolean) =>
      setFolded(fold ? new Set([...folded, key]) : new Set([...folded].filter(one => one !== key))),
  })
  const row = (group: Group, task: Task, index: number) => (
    <div
      key={`${group.key} ${task.id}`}
      role="listitem"
      aria-setsize={group.tasks.length}
      aria-posinset={index + 1}
      className={classes(leaving.has(task.id) && 'task-leaving')}
    >
      <TaskRow task={task} stop={task.id === stop} open={task.id === open} showsPlace={showsPlace} day={group.day} />
    </div>
  )
  const line = ({ group, task, index }: Line) =>
    task ? (
      row(group, task, index)
    ) : (
      <div key={group.key} role="listitem" className="pt-2">
        <Section {...heading(group)}>{null}</Section>
      </div>
    )
  // However many are folded: that a heading folds must not make it another one, which would lose the focus.
  if (groups.reduce((sum, { tasks }) => sum + tasks.length, 0) > MANY)
    return (
      <div ref={list} role="list" className="rows" aria-label={label} data-order="arranged" {...selectingByPointer}>
        <Suspense fallback={lines.slice(0, FIRST).map(line)}>
          {/* Asked only for what there is. */}
          <LongList length={lines.length}>{index => line(lines[index]!)}</LongList>
        </Suspense>
      </div>
    )
  return (
    <div
      ref={list}
      role="group"
      aria-label={label}
      data-order="arranged"
      className="rows grid grid-cols-[minmax(0,1fr)]"
      {...selectingByPointer}
    >
      {groups.map(group => (
        <div key={group.key} className="pt-2">
          <Section {...heading(group)}>
            <div role="list" aria-label={group.title}>
              {group.tasks.map((task, index) => row(group, task, index))}
            </div>
          </Section>
        </div>
      ))}
    </div>
  )
}

/** A heading, or a task below it. */
interface Line {
  group: Group
  task?: Task
  index: number
}

const linesOf = (groups: readonly Group[], folded: ReadonlySet<string>): Line[] =>
  groups.flatMap(group => [
    { group, index: 0 },
    ...(folded.has(group.key) ? [] : group.tasks.map((task, index) => ({ group, task, index }))),
  ])
