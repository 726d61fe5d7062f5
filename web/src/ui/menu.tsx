import { useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react'
import { MenuPanel, type MenuProps } from './menu-panel.tsx'

export type TriggerProps = {
  ref: RefObject<HTMLButtonElement | null>
  'aria-haspopup': 'menu' | 'dialog'
  'aria-expanded': boolean
  onClick: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

/** A button with a menu: spread what `trigger` is given over a Button, an IconButton or a Chip. */
export function Menu({ trigger, ...menu }: MenuProps & { trigger: (props: TriggerProps) => ReactElement }) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const openByArrow = (event: KeyboardEvent) => {
    // With Alt it moves the line that the button stands in.
    if (event.key !== 'ArrowDown' || event.altKey) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <>
      {trigger({
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onClick: () => setOpen(!open),
        onKeyDown: openByArrow,
      })}
      {open && <MenuPanel {...menu} anchor={button} onClose={() => setOpen(false)} />}
    </>
  )
}
