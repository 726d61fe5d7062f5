import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import { suggestions as say } from '../../app/en-suggestions.ts'
import { useCaret } from '../../ui/use-caret.ts'
import { useSuggestions } from '../../ui/use-suggestions.tsx'
import { completionOf, shown } from './suggestions.ts'
import { useReader } from './use-query.ts'

interface Written {
  value: string
  onValueChange: (value: string) => void
}

/** Filters and their values that fit what is being written in a query. */
export function useCompletion(
  { value, onValueChange }: Written,
  field: RefObject<HTMLInputElement | null>,
  below: RefObject<HTMLElement | null>,
) {
  const { caret, watch } = useCaret(field)
  const reader = useReader()
  // In the middle of a word nothing is completed.
  const isAtEnd = caret !== undefined && /^(?:$|[\s,])/.test(value.slice(caret))
  const { from, items, eager } = completionOf(isAtEnd ? value.slice(0, caret) : '', reader)
  const { take, attributes, list } = useSuggestions({
    label: say.filters,
    said: say.said,
    below,
    items: items.map(written => ({ label: shown(written), written })),
    of: isAtEnd ? String(from) : undefined,
    eager,
    onChoose({ written }) {
      const rest = value.slice(caret)
      const space = rest.startsWith(' ') || rest.startsWith(',') ? '' : ' '
      // At once: the caret goes to where the text is then.
      flushSync(() => onValueChange(value.slice(0, from) + written + space + rest))
      const after = from + written.length + space.length
      field.current?.focus()
      field.current?.setSelectionRange(after, after)
    },
  })
  return { take, list, attributes: { ...attributes, ...watch } }
}
