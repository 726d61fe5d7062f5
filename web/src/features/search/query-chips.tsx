import type { Part } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { search as say } from '../../app/en-search.ts'
import { cairn } from '../../data/cairn.ts'
import { useClock } from '../../data/hooks.ts'
import { Chip } from '../../ui/chip.tsx'
import { chipWords } from './chip-words.ts'

/** How the query was understood, part by part; each can be taken out by a press, Backspace or Delete. */
export function QueryChips(props: {
  parts: readonly Part[]
  reader: Reader
  onRemove: (part: Part) => void
  /** There is none left to stand on. */
  onLast: () => void
}) {
  const { parts, reader, onRemove, onLast } = props
  const clock = useClock()
  const list = useRef<HTMLUListElement>(null)
  const removed = useRef<number>(undefined)
  // The focus goes to what takes the place of a part as soon as that is there: the next key may follow at once.
  useLayoutEffect(() => {
    if (removed.current === undefined) return
    const rest = list.current?.querySelectorAll('button') ?? []
    rest[Math.min(removed.current, rest.length - 1)]?.focus()
    removed.current = undefined
  }, [parts])
  const remove = (part: Part) => {
    if (parts.length > 1) removed.current = parts.indexOf(part)
    onRemove(part)
    if (parts.length === 1) onLast()
  }
  const onKeyDown = (part: Part) => (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return
    event.preventDefault()
    event.stopPropagation()
    remove(part)
  }
  return (
    <ul ref={list} aria-label={say.understood} className="flex min-w-0 flex-wrap gap-1.5">
      {parts.map(part => {
        const words = chipWords(part.condition, reader, clock)
        return (
          <li key={part.from} onKeyDown={onKeyDown(part)} className="flex min-w-0">
            <Chip dot={dotOf(part)} onRemove={() => remove(part)} removeLabel={say.remove(words)}>
              {words}
            </Chip>
          </li>
        )
      })}
    </ul>
  )
}

function dotOf({ condition }: Part) {
  if (condition.on === 'label') return cairn.tables.labels.get(condition.ids[0] ?? '')?.color
  const project = condition.on === 'project' ? cairn.tables.projects.get(condition.ids[0] ?? '') : undefined
  return project?.kind === 'project' ? project.color : undefined
}
