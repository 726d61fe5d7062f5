/**
 * Attributes that give an element a tooltip. They carry the text and nothing else, so that ten thousand rows with tips
 * cost no state and no listeners: one <Tooltip /> on the page watches for them.
 */
export function tip(text: string, keys?: string) {
  return { 'data-tip': text, 'data-tip-keys': keys }
}
