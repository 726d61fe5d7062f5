import { parseArgs, type ParseArgsConfig } from 'node:util'
import { usage } from './failure.ts'

export interface Command {
  /** One line for the list of commands. */
  summary: string
  /** The whole page of `cairn help NAME`. */
  help: string
  run(args: string[]): Promise<void>
}

type Options = NonNullable<ParseArgsConfig['options']>

/** `parseArgs` of Node with positionals; what it finds wrong is a matter of usage. */
export function parse<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    // Its first sentence says what is wrong; the rest explains `--` to people who want to pass odd file names.
    throw usage(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`)
  }
}

/** A whole number from 1 on, or a matter of usage. */
export function count(text: string, option: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw usage(`--${option} takes a whole number from 1 on, not “${text}”`)
  return Number(text)
}
