import { DESCRIPTION } from '@cairn/contract/limits'
import type { Task } from '@cairn/contract/tasks'
import type { MouseEvent } from 'react'
import { meanwhile as words } from '../../../app/en-meanwhile.ts'
import { cairn, mutate } from '../../../data/cairn.ts'
import type { Clash, TextField } from '../../../data/clashes.ts'
import { useValue } from '../../../data/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { announced } from '../announce.ts'

/** What was written over unseen, beside what stands there now, until its person has said which it is. */
export function OtherTexts({ task, field }: { task: Task; field: TextField }) {
  const clashes = useValue(cairn.clashes).filter(clash => clash.taskId === task.id && clash.field === field)
  const open = clashes.filter(({ other }) => other !== task[field])
  return open.map((clash, i) => <OtherText key={i} clash={clash} task={task} />)
}

function OtherText({ clash, task }: { clash: Clash; task: Task }) {
  const { field, other } = clash
  const both = `${task[field].trimEnd()}\n\n${other}`
  const write = (text: string, said: string) =>
    mutate('tasks.update', { taskId: task.id, [field]: text }, announced(said))
  const settle =
    (act?: () => void) =>
    ({ currentTarget }: MouseEvent) => {
      // What was pressed goes away: the focus stays in the panel.
      currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-first-stop]')?.focus()
      cairn.clashes.settled(clash)
      act?.()
    }
  return (
    <div role="status" className="grid gap-2 rounded-control border border-line bg-sunken p-3 text-secondary">
      <p>{words.said[field]}</p>
      <div
        role="group"
        aria-label={words.other[field]}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: whoever has no wheel gets there too
        tabIndex={0}
        dir="auto"
        className="max-h-40 overflow-y-auto border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-line"
      >
        {other || <span className="text-muted">{words.empty}</span>}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={settle()}>{words.mine}</Button>
        <Button onClick={settle(() => write(other, words.used[field]))}>{words.useOther}</Button>
        {field === 'description' && other && both.length <= DESCRIPTION && (
          <Button onClick={settle(() => write(both, words.bothKept))}>{words.both}</Button>
        )}
      </div>
    </div>
  )
}
