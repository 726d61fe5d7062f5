import { useRef, useState, type ReactElement, type ReactNode } from 'react'
import { Floating, type FloatingProps } from './floating.tsx'
import type { TriggerProps } from './menu.tsx'

/** A button with a panel of anything. The first field or button in it gets the focus. */
export function Popover(props: {
  label: string
  align?: FloatingProps['align']
  trigger: (props: TriggerProps) => ReactElement
  children: (close: () => void) => ReactNode
}) {
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const trigger = props.trigger({
    ref: button,
    'aria-haspopup': 'dialog',
    'aria-expanded': open,
    onClick: () => setOpen(!open),
  })
  return (
    <>
      {trigger}
      {open && (
        <Floating
          anchor={button}
          align={props.align ?? 'start'}
          onClose={() => setOpen(false)}
          role="dialog"
          aria-label={props.label}
          // Esc means this panel, not what the page would close.
          onKeyDown={event => event.key === 'Escape' && event.stopPropagation()}
        >
          <div ref={panel} className="min-w-56 p-3">
            {props.children(() => panel.current?.closest<HTMLElement>('[popover]')?.hidePopover())}
          </div>
        </Floating>
      )}
    </>
  )
}
