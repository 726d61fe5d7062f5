import type { Span } from '../query/syntax.ts'
import { MONTH } from './months.ts'

/** What stands before the text of a line, as lists have it: how far in it is, its tick, and where the text begins. */
export function lineStart(line: string): { width: number; tick: Span | undefined; begin: number } {
  const [whole = '', indent = '', bullet = '', box = ''] = START.exec(line) ?? []
  const at = indent.length + bullet.length
  const tick = /x/i.test(box) ? { from: at, to: at + 3 } : undefined
  return { width: indent.replaceAll('\t', '    ').length, tick, begin: whole.length }
}

/** "20. December" numbers nothing; "1. May" does in a list. */
const START = new RegExp(`^([ \\t]*)((?:[-*•] |\\d+[.)] (?!(?!may)${MONTH}))?)((?:\\[[ x]?\\] )?)`, 'i')
