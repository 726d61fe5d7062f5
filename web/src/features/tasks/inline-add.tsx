import { Suspense, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { en } from '../../app/en.ts'
import { part } from '../../app/parts.ts'
import { Icon } from '../../ui/icon.tsx'
import type { TaskFields } from './actions.ts'
import type { Begun } from './inline-line.tsx'
import { useUnfinishedLine } from './unfinished-line.ts'

// With what understands the text.
const InlineLine = part(async () => (await import('./inline-line.tsx')).InlineLine)

interface InlineAddProps {
  fields: TaskFields
  place: string
  placeholder?: string
  /** Where an empty list already says how to add; once one writes here, it stays. */
  hidden?: boolean
  /** Hears the ids of what was added. */
  onAdded?: (ids: readonly string[]) => void
}

/** The last line of a list: a press makes it a field. */
export function InlineAdd({ placeholder, hidden, ...line }: InlineAddProps) {
  const [writing, setWriting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const leftByKey = useRef(false)

  // At once: for whoever presses Esc twice, the second belongs to what is around the line, and must find the focus there.
  useLayoutEffect(() => {
    if (!writing && leftByKey.current) button.current?.focus()
    leftByKey.current = false
  }, [writing])

  const end = () => {
    leftByKey.current = true
    setWriting(false)
  }
  if (writing) return <Line {...line} onEnd={end} onLeave={() => setWriting(false)} />
  if (hidden) return null
  return (
    <button type="button" ref={button} onClick={() => setWriting(true)} className="inline-add">
      <span className="grid w-6 place-items-center">
        <Icon name="plus" />
      </span>
      {placeholder ?? en.task.add}
    </button>
  )
}

interface LineProps extends Pick<InlineAddProps, 'fields' | 'place' | 'onAdded'> {
  onEnd: () => void
  onLeave: () => void
}

/** Takes what is typed until the line itself is here: keys that came too early would be taken for those of the page. */
function Line(props: LineProps) {
  const unfinished = useUnfinishedLine(props.fields)
  const [begun, setBegun] = useState<Begun>({ lines: [], text: unfinished.text, ended: false })
  const keep = useEffectEvent(unfinished.keep)
  useEffect(() => keep(begun.text), [begun.text])
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && begun.text.trim())
      setBegun({ ...begun, lines: [...begun.lines, begun.text], text: '' })
    if (event.key !== 'Escape') return
    unfinished.keep('')
    if (begun.lines.length === 0) props.onEnd()
    else setBegun({ ...begun, text: '', ended: true })
  }
  const doorway = (
    <div className="inline-add inline-add-open">
      <input
        aria-label={en.task.addTo(props.place)}
        // It stands where the focus just was.
        autoFocus
        className="min-w-0 grow bg-transparent pl-8 outline-none"
        value={begun.text}
        onChange={event => setBegun({ ...begun, text: event.target.value })}
        onKeyDown={onKeyDown}
      />
    </div>
  )
  return (
    <Suspense fallback={doorway}>
      <InlineLine {...props} begun={begun} />
    </Suspense>
  )
}
