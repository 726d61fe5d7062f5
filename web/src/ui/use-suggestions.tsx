import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { optionId, SuggestionList, type Suggestion } from './suggestion-list.tsx'

interface Suggesting<Item extends Suggestion> {
  /** What the list is called, and what is said when it opens. */
  label: string
  said: (count: number) => string
  /** The field, or what is around it where it says more below. */
  below: RefObject<HTMLElement | null>
  items: readonly Item[]
  /** What they are suggestions for. After Esc nothing more is suggested for it; something else is another matter. */
  of: string | undefined
  /** Enter and Tab take the first; otherwise one goes to it first. */
  eager: boolean
  onChoose: (item: Item) => void
}

/**
 * Suggestions below a field, as ARIA has them for a text box: the field keeps its role and the focus, and names the option that a key
 * would take. (A `textarea` and a field for searches may not be a `combobox`.)
 */
export function useSuggestions<Item extends Suggestion>(props: Suggesting<Item>) {
  const { label, said, below, items, of, eager, onChoose } = props
  const id = useId()
  const [dismissed, dismiss] = useState<string>()
  const [moved, move] = useState({ among: '', to: -1 })
  // Among others one begins anew.
  const among = `${of} ${items.map(item => item.label).join('\n')}`
  const active = moved.among === among ? moved.to : eager ? 0 : -1
  if (dismissed !== undefined && dismissed !== of) dismiss(undefined)
  const isOpen = of !== undefined && of !== dismissed && items.length > 0

  const choose = (index: number) => {
    const item = items[index]
    if (item) onChoose(item)
  }
  const goTo = (index: number) => move({ among, to: index })
  /** Whether the key was meant for the suggestions. */
  const take = (event: KeyboardEvent): boolean => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    if (!isOpen || event.nativeEvent.isComposing || ctrlKey || metaKey || altKey || shiftKey) return false
    if (key === 'ArrowDown') goTo(active + 1 < items.length ? active + 1 : 0)
    else if (key === 'ArrowUp') goTo(active > 0 ? active - 1 : items.length - 1)
    else if (key === 'Escape') dismiss(of)
    else if ((key === 'Enter' || key === 'Tab') && active >= 0) choose(active)
    else return false
    // Esc closes this and not the dialog around it, Tab stays.
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return {
    take,
    attributes: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen && active >= 0 ? optionId(id, active) : undefined,
    } as const,
    list: (
      <>
        <span role="status" className="sr-only">
          {isOpen && said(items.length)}
        </span>
        {isOpen && (
          <SuggestionList
            id={id}
            label={label}
            items={items}
            active={active}
            anchor={below}
            onActive={goTo}
            onChoose={choose}
          />
        )}
      </>
    ),
  }
}
