/** How values look on both sides of a statement, by the numbers that PostgreSQL gives its types: rows come out as the wire wants them. */
export const wireTypes = {
  instant: { to: 1184, from: [1184], serialize: (text: string) => text, parse: wireInstant },
  date: { to: 1082, from: [1082], serialize: (text: string) => text, parse: (text: string) => text },
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
  ids: { to: 2951, from: [2951], serialize: arrayOf, parse: idsOf },
  // Asked with, never answered with.
  texts: { to: 1009, from: [], serialize: arrayOf, parse: String },
}

/** `2026-11-20 14:33:00.12+00` as the 24 characters of the wire. PostgreSQL drops trailing zeros. */
function wireInstant(text: string): string {
  const fraction = text.slice(20, -3).padEnd(3, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}

function arrayOf(elements: string[]): string {
  return `{${elements.map(element => `"${element.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`
}

function idsOf(text: string): string[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',')
}
