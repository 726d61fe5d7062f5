import { commands } from './commands.ts'
import { usage } from './failure.ts'
import { nearest } from '@cairn/contract/nearest'

/** Finds the command that the arguments name, and runs it or explains it. */
export async function dispatch([said = 'help', ...args]: string[]) {
  const name = ALIASES.get(said) ?? said
  const command = commands.get(name)
  if (!command) {
    const near = nearest(name, [...commands.keys()]).map(each => `cairn ${each}`)
    throw usage(`There is no command “${name}”.`, near.length > 0 ? [`Near: ${near.join(', ')}`] : ['See: cairn help'])
  }
  if (asksForHelp(args)) return commands.get('help')?.run([name])
  return command.run(args)
}

/** What follows `--` is not for us: a title may well be `--help`. */
function asksForHelp(args: string[]) {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some(arg => arg === '--help' || arg === '-h')
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
  ['-v', 'version'],
])
