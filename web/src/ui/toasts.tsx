import { useEffect, useRef, useSyncExternalStore, type FocusEvent } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { useOutlet } from './toast-outlet.ts'
import { dismissToast, toastStore, type Toast, type ToastAction } from './toast.ts'

const stay = 6000
const patience = 1000

/**
 * Where toasts appear: mounted once on the page, and by every dialog, because a modal dialog leaves nothing outside of it
 * to press. Only the outlet on top shows them. It is always there, empty: a live region must exist before it speaks.
 */
export function Toasts() {
  const region = useRef<HTMLDivElement>(null)
  const cameFrom = useRef<Element>(null)
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.snapshot)
  const onTop = useOutlet(region)
  const remember = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) cameFrom.current = event.relatedTarget
  }
  return (
    <div
      ref={region}
      popover="manual"
      role="region"
      aria-label="Messages"
      aria-live="polite"
      className="toasts"
      onFocus={remember}
    >
      {onTop &&
        toasts.map(toast => (
          <ToastLine
            key={toast.id}
            toast={toast}
            onLeave={() => cameFrom.current instanceof HTMLElement && cameFrom.current.focus()}
          />
        ))}
    </div>
  )
}

function ToastLine({ toast, onLeave }: { toast: Toast; onLeave: () => void }) {
  const { id, text, stays, failed, open, action } = toast
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failed || stays) return
    // Whoever points at a message or stands in it is still reading.
    const leave = () => {
      if (line.current?.closest('.toasts')?.matches(':hover, :focus-within')) leaving = setTimeout(leave, patience)
      else dismissToast(id)
    }
    let leaving = setTimeout(leave, stay)
    return () => clearTimeout(leaving)
  }, [id, failed, stays])
  const close = () => {
    onLeave()
    dismissToast(id)
  }
  const button = ({ label, keys, onSelect }: ToastAction) => (
    <Button
      look="quiet"
      keys={keys}
      className="font-medium text-accent"
      onClick={() => {
        close()
        onSelect()
      }}
    >
      {label}
    </Button>
  )
  return (
    <div ref={line} className="toast">
      {failed && <Icon name="warning" className="text-danger" />}
      <p className="min-w-0 grow px-1 py-1.5">{text}</p>
      {open && button(open)}
      {action && button(action)}
      <IconButton icon="close" label="Dismiss" onClick={close} />
    </div>
  )
}
