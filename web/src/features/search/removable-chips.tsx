import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { search as say } from '../../app/en-search.ts'
import { Chip } from '../../ui/chip.tsx'
import type { DotColour } from '../../ui/dot.tsx'
import type { IconName } from '../../ui/icon.tsx'

export interface Removable {
  key: string | number
  words: string
  dot?: DotColour | undefined
  icon?: IconName | undefined
  remove: () => void
}

/** Each can be taken out by a press, Backspace or Delete; the focus stays among them. */
export function RemovableChips(props: {
  label: string
  chips: readonly Removable[]
  /** There is none left to stand on. */
  onLast: () => void
}) {
  const { label, chips, onLast } = props
  const list = useRef<HTMLUListElement>(null)
  const removed = useRef<number>(undefined)
  // The focus goes to what takes the place of a part as soon as that is there: the next key may follow at once.
  useLayoutEffect(() => {
    if (removed.current === undefined) return
    const rest = list.current?.querySelectorAll('button') ?? []
    rest[Math.min(removed.current, rest.length - 1)]?.focus()
    removed.current = undefined
  }, [chips.length])
  const remove = (chip: Removable) => {
    if (chips.length > 1) removed.current = chips.indexOf(chip)
    chip.remove()
    if (chips.length === 1) onLast()
  }
  const onKeyDown = (chip: Removable) => (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return
    event.preventDefault()
    event.stopPropagation()
    remove(chip)
  }
  return (
    <ul ref={list} aria-label={label} className="flex min-w-0 flex-wrap gap-1.5">
      {chips.map(chip => (
        <li key={chip.key} onKeyDown={onKeyDown(chip)} className="flex min-w-0">
          <Chip dot={chip.dot} icon={chip.icon} onRemove={() => remove(chip)} removeLabel={say.remove(chip.words)}>
            {chip.words}
          </Chip>
        </li>
      ))}
    </ul>
  )
}
