import { useRef, useState, type ReactElement, type ReactNode } from 'react'
import { Floating, type FloatingProps } from './floating.tsx'
import type { TriggerProps } from './menu.tsx'

type PopoverProps = {
  label: string
  align?: FloatingProps['align']
  children: (close: () => void) => ReactNode
}

/** A button with a panel of anything. The first field or button in it gets the focus. */
export function Popover({ trigger, ...popover }: PopoverProps & { trigger: (props: TriggerProps) => ReactElement }) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      {trigger({
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        onClick: () => setOpen(!open),
      })}
      {open && <PopoverPanel {...popover} anchor={button} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The open panel beside any element: for a shortcut that opens it at a row. */
export function PopoverPanel(props: PopoverProps & Pick<FloatingProps, 'anchor' | 'onClose' | 'over'>) {
  const panel = useRef<HTMLDivElement>(null)
  return (
    <Floating
      anchor={props.anchor}
      align={props.align ?? 'start'}
      over={props.over}
      onClose={props.onClose}
      role="dialog"
      aria-label={props.label}
      // Esc means this panel, and a letter or Delete in it is no shortcut for what lies behind.
      onKeyDown={event => !event.ctrlKey && !event.metaKey && event.stopPropagation()}
    >
      <div ref={panel} className="min-w-56 p-3">
        {props.children(() => panel.current?.closest<HTMLElement>('[popover]')?.hidePopover())}
      </div>
    </Floating>
  )
}
