import type { QuickTask } from '@cairn/contract/quick-add/quick-add'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { en } from '../../app/en.ts'
import { quickAdd as say } from '../../app/en-quick-add.ts'
import { newGesture } from '../../data/gestures.ts'
import { useClock } from '../../data/hooks.ts'
import { Icon } from '../../ui/icon.tsx'
import type { TaskFields } from './actions.ts'
import { announced } from './announce.ts'
import { createQuick } from './create-quick.ts'
import { dueWordsLong } from './due-words.ts'
import { QuickField } from './quick-field.tsx'
import { useQuickText } from './quick-text.ts'
import { useUnfinishedLine } from './unfinished-line.ts'

export interface Begun {
  lines: readonly string[]
  text: string
  ended: boolean
}

interface InlineLineProps {
  fields: TaskFields
  place: string
  onAdded?: ((ids: readonly string[]) => void) | undefined
  /** What was typed before this was here: the lines that were finished, the one that was not, and whether that was all. */
  begun: Begun
  onEnd: () => void
  onLeave: () => void
}

/** The open line at the end of a list: Enter adds and goes on, Esc ends. Pasted lines become a task each. */
export function InlineLine(props: InlineLineProps) {
  const unfinished = useUnfinishedLine(props.fields)
  const quick = useQuickText(props.begun.text)
  const line = useRef<HTMLTextAreaElement>(null)

  const make = (tasks: readonly QuickTask[]) => {
    if (tasks.length === 0) return
    const gesture = tasks.length > 1 ? announced(say.addedMany(tasks.length)) : newGesture(say.addedOne)
    const ids = createQuick(tasks, props.fields, gesture)
    props.onAdded?.(ids)
  }
  const add = () => {
    make(quick.tasks)
    quick.clear()
  }
  const end = () => {
    unfinished.keep('')
    props.onEnd()
  }
  const keep = useEffectEvent(unfinished.keep)
  useEffect(() => keep(quick.text), [quick.text])
  const begin = useEffectEvent(() => {
    line.current?.focus()
    line.current?.setSelectionRange(quick.text.length, quick.text.length)
    for (const said of props.begun.lines) make(quick.read(said))
    if (props.begun.ended) end()
  })
  // At once: what is being typed goes on here.
  useLayoutEffect(() => begin(), [])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    if (event.key === 'Enter' && event.shiftKey) return
    // It means this line, not the panel around it.
    event.stopPropagation()
    event.preventDefault()
    if (event.key === 'Enter') add()
    else end()
  }
  return (
    <div className="inline-add inline-add-open">
      <span className="grid w-6 flex-none place-items-center">
        <Icon name="plus" />
      </span>
      <div className="flex min-w-0 grow flex-col py-2 tablet:flex-row tablet:items-center tablet:gap-3">
        <div className="min-w-0 grow">
          <QuickField
            ref={line}
            label={en.task.addTo(props.place)}
            quick={quick}
            onKeyDown={onKeyDown}
            onBlur={() => !quick.text.trim() && props.onLeave()}
          />
        </div>
        <Understood tasks={quick.tasks} />
      </div>
    </div>
  )
}

/** In words, beside the light in the text. */
function Understood({ tasks }: { tasks: readonly QuickTask[] }) {
  const clock = useClock()
  const [task] = tasks
  const words =
    tasks.length > 1
      ? [say.lines(tasks.length)]
      : task
        ? [
            task.completed && say.completed,
            task.due && dueWordsLong({ dueOn: null, dueAt: null, ...task.due }, clock),
            task.priority !== 'none' && en.priority[task.priority],
            ...task.labels,
            task.project,
            task.description && say.notes,
          ]
        : []
  return (
    <span role="status" className="truncate text-meta text-muted tablet:max-w-1/2">
      {words.filter(Boolean).join(' · ')}
    </span>
  )
}
