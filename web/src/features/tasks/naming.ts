/** A label or a project that is being named where somebody writes. */
export interface Naming {
  kind: 'label' | 'project'
  /** From its sign to where one writes, or to the quotation mark behind that. */
  from: number
  to: number
  /** What there is of the name. */
  typed: string
}

/** What is being named at this place of a text: what follows it must not be the rest of a word. */
export function namingAt(text: string, caret: number): Naming | undefined {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  const [, before = '', sign, quote, typed = ''] = /^(.*\s)?([#+])("?)([^"]*)$/.exec(line) ?? []
  const closes = quote !== '' && text[caret] === '"'
  const to = closes ? caret + 1 : caret
  if (sign === undefined || /^\s/.test(typed) || typed.length > LONGEST || /^[^\s.,;:!?)]/.test(text.slice(to)))
    return undefined
  return { kind: sign === '#' ? 'label' : 'project', from: caret - line.length + before.length, to, typed }
}

/** The text with the name written out, and where one goes on. */
export function named(text: string, { from, to }: Naming, written: string): { text: string; caret: number } {
  const sign = text.slice(from, from + 1)
  const rest = text.slice(to)
  const space = /^\s/.test(rest) ? '' : ' '
  return { text: text.slice(0, from) + sign + written + space + rest, caret: from + written.length + 2 }
}

/** No name is longer. */
const LONGEST = 80
