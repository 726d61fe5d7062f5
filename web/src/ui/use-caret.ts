import { useState, type SyntheticEvent } from 'react'

type Control = HTMLInputElement | HTMLTextAreaElement

/** Where somebody writes in a field; `undefined` when they do not, or have selected some of it. */
export function useCaret() {
  const [caret, setCaret] = useState<number>()
  const look = ({ currentTarget: { selectionStart, selectionEnd } }: SyntheticEvent<Control>) =>
    setCaret(selectionStart === selectionEnd ? (selectionStart ?? undefined) : undefined)
  return { caret, watch: { onInput: look, onSelect: look, onBlur: () => setCaret(undefined) } }
}
