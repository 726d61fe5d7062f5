import { parse, type Command } from '../command.ts'
import { usage } from '../failure.ts'
import { print } from '../output.ts'
import { pad } from '../width.ts'

export function helpOn(commands: Record<string, Command>): Command {
  return {
    summary: 'Explain a command',
    help: 'cairn help [COMMAND]\n\nExplains a command, or lists them all.',
    async run(args) {
      const [name] = parse(args, {}).positionals
      if (name === undefined || name === 'help') return print(overview(commands))
      const command = commands[name]
      if (!command) throw usage(`There is no command “${name}”.`, ['See: cairn help'])
      print(command.help.trim())
    },
  }
}

function overview(commands: Record<string, Command>): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${pad(name, 8)} ${summary}`)
  return `Cairn, your tasks at the command line.

Usage: cairn COMMAND

${lines.join('\n')}

cairn help COMMAND explains one of them, with examples.

Exit codes: 0 done, 1 refused, 2 not understood, 3 not logged in, 4 the server does not answer.`
}
