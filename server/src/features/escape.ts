const SAFE: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for the inside of HTML, attributes included. */
export const escape = (text: string) => text.replaceAll(/[&<>"']/g, character => SAFE[character] ?? character)
