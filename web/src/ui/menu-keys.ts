type Keys = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

const pause = 500
let typed = ''
let typedAt = 0

/** The item that a key leads to: arrows go round, Home and End jump, letters find what begins with them. */
export function nextItem(items: HTMLElement[], current: number, event: Keys) {
  switch (event.key) {
    case 'ArrowDown':
      return items[(current + 1) % items.length]
    case 'ArrowUp':
      return items.at(current <= 0 ? -1 : current - 1)
    case 'Home':
      return items[0]
    case 'End':
      return items.at(-1)
    default:
      return typing(event) ? found(items, current, event.key) : undefined
  }
}

// A space is part of a name only once a name was begun; before that it presses the item.
function typing({ key, ctrlKey, metaKey, altKey }: Keys) {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey && (key !== ' ' || Date.now() - typedAt < pause)
}

function found(items: HTMLElement[], current: number, key: string) {
  typed = Date.now() - typedAt < pause ? typed + key.toLowerCase() : key.toLowerCase()
  typedAt = Date.now()
  // The same letter again goes on to the next; a longer word may still mean the present one.
  const same = [...typed].every(letter => letter === typed[0])
  const from = current + (same ? 1 : 0)
  const word = same ? typed[0] : typed
  const order = [...items.slice(Math.max(from, 0)), ...items.slice(0, Math.max(from, 0))]
  return order.find(item =>
    item.textContent
      .trim()
      .toLowerCase()
      .startsWith(word ?? ''),
  )
}
