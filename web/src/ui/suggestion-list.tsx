import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { keepBeside } from './keep-beside.ts'

export interface Suggestion {
  label: string
  icon?: ReactNode
}

interface SuggestionListProps {
  id: string
  label: string
  items: readonly Suggestion[]
  active: number
  anchor: RefObject<HTMLElement | null>
  onActive: (index: number) => void
  onChoose: (index: number) => void
}

export const optionId = (list: string, index: number) => `${list}-${index}`

/** What a field offers while somebody writes in it. The focus stays in the field: it is not theirs to take. */
export function SuggestionList({ id, label, items, active, anchor, onActive, onChoose }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = list.current
    if (!element || !anchor.current) return
    element.showPopover()
    return keepBeside(element, anchor.current)
  }, [anchor])
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={list}
      id={id}
      // It closes with what is written, not with a press elsewhere: that is a press on the field too.
      popover="manual"
      role="listbox"
      aria-label={label}
      className="floating max-w-80 min-w-44 py-1 text-body font-regular"
    >
      {items.map((item, index) => (
        <div
          key={item.label}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          className="menu-item cursor-default"
          onMouseDown={event => event.preventDefault()}
          onPointerMove={() => index !== active && onActive(index)}
          onClick={event => {
            // What lies behind must not take the press for its own.
            event.stopPropagation()
            onChoose(index)
          }}
        >
          {item.icon && <span className="level size-4 shrink-0 text-muted">{item.icon}</span>}
          <bdi className="min-w-0 grow truncate">{item.label}</bdi>
        </div>
      ))}
    </div>
  )
}
