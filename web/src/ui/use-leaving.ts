import { useRef, type KeyboardEvent, type MouseEvent, type SyntheticEvent } from 'react'

/** How a person leaves a modal dialog: Esc and the veil ask its owner to close it, nothing closes it by itself. */
export function useLeaving(onClose: () => void) {
  const pressedOnVeil = useRef(false)
  return {
    onCancel: (event: SyntheticEvent) => {
      if (event.target !== event.currentTarget) return
      event.preventDefault()
      onClose()
    },
    // The browser lets a second Esc close it over our head; then its owner hears of it.
    onClose: (event: SyntheticEvent<HTMLDialogElement>) => {
      if (event.target === event.currentTarget && !event.currentTarget.open) onClose()
    },
    // The veil is the dialog itself, all else lies inside. A selection dragged out of a field is no press on it.
    onPointerDown: (event: MouseEvent) => {
      pressedOnVeil.current = event.target === event.currentTarget
    },
    onClick: (event: MouseEvent) => {
      event.stopPropagation()
      if (pressedOnVeil.current && event.target === event.currentTarget) onClose()
    },
    // The keys of the page rest while a dialog covers it.
    onKeyDown: (event: KeyboardEvent) => event.stopPropagation(),
  }
}
