import { createClient } from '@cairn/contract/client'
import { Problem } from '@cairn/contract/problems'
import { parse, type Command } from '../command.ts'
import { configPath, writeConfig } from '../config.ts'
import { failureOf, refused, sentence, usage } from '../failure.ts'
import { note, print } from '../output.ts'
import { ask, askSecret, canAsk, inputLines } from '../prompt.ts'
import { sessionAfter } from '../second-step.ts'
import { NAMED } from '../session.ts'

export const login: Command = {
  summary: 'Log in to a server',
  help: `
cairn login [USER] [--server URL] [--password-stdin]

Logs in with a username or an e-mail address and asks for the password, and for the code of the
second factor where there is one. Neither is an argument, so they stay out of the history of your
shell; what is kept is the session, readable for you alone (in ~/.config/cairn/config.json, or
where CAIRN_CONFIG points).

  --server URL       the address of Cairn; http://localhost:3000 unless told
  --password-stdin   read the password from standard input, for scripts; a code on the line below it

Examples
  cairn login anna
  cairn login anna@example.org --server https://cairn.example.org
  pass cairn | cairn login anna --password-stdin
`,
  async run(args) {
    const { values, positionals } = parse(args, {
      server: { type: 'string', default: 'http://localhost:3000' },
      'password-stdin': { type: 'boolean', default: false },
    })
    if (positionals.length > 1) throw usage('One user at a time.', ['See: cairn help login'])
    const server = address(values.server)
    const { identifier, password, code } = await credentials(positionals[0], values['password-stdin'])
    const client = createClient({ address: server, headers: () => NAMED })
    const session = await client.auth
      .login({ identifier, password, keep: true })
      .then(answer => sessionAfter(client, answer, code))
      .catch((error: unknown) => {
        // Here 401 does not mean that a session has ended.
        throw error instanceof Problem && error.code === 'unauthenticated'
          ? refused(sentence(error))
          : failureOf(error, server)
      })
    if (!session.token) throw refused(`${server} gave no session to a program.`)
    const { id, username } = session.user
    writeConfig({ server, token: session.token, user: { id, username } })
    print(`Logged in to ${server} as ${username}.`)
    if (process.stderr.isTTY) note(`The session is kept in ${configPath()}`)
  },
}

function address(text: string): string {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  if (!url || !/^https?:$/.test(url.protocol)) throw usage(`“${text}” is not the address of a server.`)
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (url.protocol === 'http:' && !loopback)
    note(`Careful: over http, others on the way to ${url.host} can read along.`)
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

interface Credentials {
  identifier: string
  password: string
  code?: string
}

async function credentials(user: string | undefined, fromInput: boolean): Promise<Credentials> {
  if (fromInput) {
    if (!user) throw usage('With --password-stdin, say who you are: cairn login USER --password-stdin')
    const [password = '', code = ''] = await inputLines()
    return { identifier: user, password, ...(code !== '' && { code }) }
  }
  if (!canAsk())
    throw usage('There is no terminal to ask for the password on.', ['For scripts: cairn login USER --password-stdin'])
  return { identifier: user ?? (await ask('Username or e-mail: ')), password: await askSecret('Password: ') }
}
