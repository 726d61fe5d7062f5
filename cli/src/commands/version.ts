import packageJson from '../../package.json' with { type: 'json' }
import { parse, type Command } from '../command.ts'
import { print } from '../output.ts'

export const version: Command = {
  summary: 'Say which version this is',
  help: 'cairn version\n\nSays which version of cairn this is.',
  async run(args) {
    parse(args, {})
    print(`cairn ${packageJson.version}`)
  },
}
