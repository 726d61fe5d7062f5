import { useEffect, useState, type RefObject } from 'react'

type Control = HTMLInputElement | HTMLTextAreaElement

/** Where somebody writes in a field; `undefined` when they do not, or have selected some of it. */
export function useCaret(field: RefObject<Control | null>) {
  const [caret, setCaret] = useState<number>()
  // `onSelect` of React hears keys and presses, not what sets the caret: a name that was chosen, or a field that comes with its text.
  useEffect(() => {
    const look = () => {
      const control = field.current
      if (control && control === document.activeElement) setCaret(caretOf(control))
    }
    look()
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [field])
  return {
    caret,
    watch: {
      // With the text, and not a moment later.
      onInput: (event: { currentTarget: Control }) => setCaret(caretOf(event.currentTarget)),
      onBlur: () => setCaret(undefined),
    },
  }
}

const caretOf = ({ selectionStart, selectionEnd }: Control) =>
  selectionStart === selectionEnd ? (selectionStart ?? undefined) : undefined
