import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@cairn/contract/client'
import { readMail } from '../eml.ts'
import { spawnServer } from '../process.ts'
import { startSmtp, type Behaviour } from '../smtp.ts'
import { NO_PAUSE, type Fault } from './fault.ts'
import { endsWell } from './tally.ts'

/** The mail server refuses, hangs, or cuts the line after it has taken the message; then it works. Everybody gets their code, under one Message-ID. */
export const mailFails: Fault = {
  name: 'mail server fails',
  rounds: 10,
  manner: 'waits',
  async run({ engine, rounds, folder, after }) {
    const database = await engine.forOne(folder)
    after(() => database.close())
    const smtp = await startSmtp()
    after(() => smtp.close())
    const settings = { DATA_DIR: folder, SMTP_URL: smtp.url, LIMIT_FLOWS_PER_ADDRESS: '1000' }
    const server = spawnServer({ ...settings, ...database.settings, ...NO_PAUSE })
    after(() => server.kill())
    const client = createClient({ address: await server.listening })
    const violations: string[] = []

    const ways: Behaviour[] = ['accept', 'refuse', 'drop', 'hang']
    const people = Array.from({ length: rounds }, (_, i) => ways.map(way => ({ way, name: `${way}-${i}` }))).flat()
    smtp.behave((to, tries) => (tries > 1 ? 'accept' : (ways.find(way => to.startsWith(way)) ?? 'accept')))
    const begun = Date.now()
    const flows = await Promise.all(
      people.map(async ({ way, name }) => {
        const email = `${name}@example.org`
        const { flow } = await client.auth.register({ username: name, email, password: 'correct horse battery' })
        return { way, email, flow }
      }),
    )
    // One that hangs is given up after twenty seconds.
    if (Date.now() - begun > 15_000) violations.push('Registering waited for the mail server')
    const has = (email: string) => smtp.messages.filter(({ to, taken }) => to === email && taken)
    while (!flows.every(({ email }) => has(email).length > 0) && Date.now() < begun + 300_000) await sleep(200)
    const drained = Math.round((Date.now() - begun) / 1000)
    await sleep(6000) // the mailer looks every five seconds: would it send anything again?

    for (const { way, email, flow } of flows) {
      const tries = smtp.messages.filter(({ to }) => to === email)
      const ids = new Set(tries.map(({ messageId }) => messageId))
      if (ids.size !== 1 || ids.has('')) violations.push(`After "${way}" there are ${ids.size} Message-IDs`)
      if (has(email).length !== 1) violations.push(`After "${way}" the mail was taken ${has(email).length} times`)
      const code = readMail(has(email).at(-1)?.raw ?? '').code
      await client.auth.activate({ flow, code }).catch((error: Error) => {
        violations.push(`After "${way}" the code does not work: ${error.message}`)
      })
    }
    violations.push(...(await endsWell(server)))
    const repeated = smtp.messages.length - flows.length
    return { acknowledged: flows.length, repeated, violations, figures: { 'queue drained, s': drained } }
  },
}
