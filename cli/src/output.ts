import { styleText } from 'node:util'
import { clip, pad, width } from './width.ts'

type Style = Parameters<typeof styleText>[0]

/** Tables and results: what a program reads, or a person through a pager. */
export const print = (text = '') => void process.stdout.write(`${text}\n`)

/** For the person beside the result: hints, questions, progress. */
export const note = (text = '') => void process.stderr.write(`${text}\n`)

export const printJson = (value: unknown) => print(JSON.stringify(value, null, 2))

/** Coloured on a terminal, unless NO_COLOR says otherwise. */
export const paint = (style: Style, text: string) => styleText(style, text, { stream: process.stdout })
export const paintNote = (style: Style, text: string) => styleText(style, text, { stream: process.stderr })

export interface Column {
  head: string
  /** It gives way when the terminal is too narrow, down to this width. */
  least?: number
  right?: true
}

/** Aligned columns with two spaces between; fitted to `columns` when that is given. */
export function table(columns: readonly Column[], rows: readonly string[][], fit?: number): string[] {
  const widths = columns.map((column, i) => Math.max(width(column.head), ...rows.map(row => width(row[i] ?? ''))))
  let excess = fit ? widths.reduce((sum, each) => sum + each + GAP, -GAP) - fit : 0
  // The last columns give way first; the title comes before them.
  for (const [i, column] of [...columns.entries()].toReversed()) {
    if (excess <= 0 || column.least === undefined) continue
    const taken = Math.max(0, Math.min(excess, widths[i]! - Math.max(column.least, width(column.head)))) // same length as columns
    widths[i]! -= taken
    excess -= taken
  }
  const line = (cells: readonly string[]) =>
    columns
      .map((column, i) => {
        const cell = clip(cells[i] ?? '', widths[i]!)
        return column.right ? ' '.repeat(widths[i]! - width(cell)) + cell : pad(cell, widths[i]!)
      })
      .join(' '.repeat(GAP))
      .trimEnd()
  const heads = columns.map(column => column.head)
  return [...(heads.some(head => head !== '') ? [line(heads)] : []), ...rows.map(line)]
}

/** `1 task`, `2 tasks`. */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const GAP = 2
