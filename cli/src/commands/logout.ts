import { Problem } from '@cairn/contract/problems'
import { parse, type Command } from '../command.ts'
import { forgetConfig } from '../config.ts'
import { exits, Failure } from '../failure.ts'
import { print } from '../output.ts'
import { openSession } from '../session.ts'

export const logout: Command = {
  summary: 'Log out; the session ends on the server',
  help: `
cairn logout

Ends the session, on the server too, and forgets it here. What cairn undo can take back is kept for
the next time you log in as the same person.
`,
  async run(args) {
    parse(args, {})
    const { client, server } = openSession()
    const answer = await client.auth.logout().catch((error: unknown) => error)
    forgetConfig()
    if (answer instanceof Problem && answer.code === 'unavailable')
      throw new Failure(exits.unreachable, `Logged out here, but ${server} does not answer.`, [
        'The session goes on there until it expires.',
      ])
    // A session that had ended already is what was wanted.
    if (answer instanceof Error && !(answer instanceof Problem && answer.code === 'unauthenticated')) throw answer
    print(`Logged out of ${server}.`)
  },
}
