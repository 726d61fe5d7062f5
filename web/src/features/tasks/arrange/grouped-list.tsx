import type { Task } from '@cairn/contract/tasks'
import { useMemo, useRef, useState } from 'react'
import { useOpenTask } from '../../../app/navigate.ts'
import { classes } from '../../../ui/classes.ts'
import { Section } from '../../../ui/section.tsx'
import { Lines, MANY } from '../lines.tsx'
import type { ShowsPlace } from '../row-note.tsx'
import { selectingByPointer } from '../selection-gestures.ts'
import { useSelectable } from '../selection.ts'
import { useStop } from '../task-list.tsx'
import { TaskRow } from '../task-row.tsx'
import type { Group } from './groups.ts'

interface GroupedListProps {
  groups: readonly Group[]
  leaving: ReadonlySet<string>
  label: string
  showsPlace: ShowsPlace
}

/** Rows under headings that fold. */
export function GroupedList({ groups, label, ...rows }: GroupedListProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(() => groups.flatMap(({ key, tasks }) => (folded.has(key) ? [] : tasks)), [groups, folded])
  const list = useRef<HTMLDivElement>(null)
  const stop = useStop(shown)
  useSelectable(list, shown)

  const fold = (key: string, isFolded: boolean) =>
    setFolded(isFolded ? new Set([...folded, key]) : new Set([...folded].filter(one => one !== key)))
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
          <Section
            title={group.title}
            count={group.tasks.length}
            folded={folded.has(group.key)}
            onFold={isFolded => fold(group.key, isFolded)}
          >
            {/* Many short groups are as long as a long one. */}
            <GroupRows group={group} stop={stop} many={shown.length > MANY} {...rows} />
          </Section>
        </div>
      ))}
    </div>
  )
}

interface GroupRowsProps extends Pick<GroupedListProps, 'leaving' | 'showsPlace'> {
  group: Group
  stop: string | undefined
  many: boolean
}

function GroupRows({ group: { title, tasks, day }, stop, many, leaving, showsPlace }: GroupRowsProps) {
  const list = useRef<HTMLDivElement>(null)
  const open = useOpenTask()
  const keys = useMemo(() => tasks.map(({ id }) => id), [tasks])
  const row = (task: Task, index: number) => (
    <div
      key={task.id}
      role="listitem"
      aria-setsize={tasks.length}
      aria-posinset={index + 1}
      className={classes(leaving.has(task.id) && 'task-leaving')}
    >
      <TaskRow task={task} stop={task.id === stop} open={task.id === open} showsPlace={showsPlace} day={day} />
    </div>
  )
  return (
    <div ref={list} role="list" aria-label={title}>
      <Lines list={list} keys={keys} keep={stop} many={many}>
        {index => row(tasks[index]!, index)}
      </Lines>
    </div>
  )
}
