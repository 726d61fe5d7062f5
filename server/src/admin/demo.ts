import type { InputOf, OperationId, OutputOf } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import type { Color } from '@cairn/contract/fields'
import type { Actor, RegistrationRules, Services } from '../features/context.ts'
import { renewProofs } from '../features/accounts/flow-proofs.ts'
import { run } from '../features/runner.ts'
import { digest, keyedDigest, newSecret } from '../features/secrets.ts'
import { daysAround } from './demo/days.ts'
import { filters } from './demo/filters.ts'
import { inbox } from './demo/inbox.ts'
import { labelColors, type LabelName } from './demo/life.ts'
import { projects } from './demo/projects.ts'
import { timelineOf, type Told } from './demo/timeline.ts'

const EMAIL = 'demo@example.org'
/** Longer ago than anything that the demo tells. */
const DAYS = 60
/** Whoever starts the server with it wants the account, however closed it is to others. */
const ANYBODY: RegistrationRules = { mode: 'open', domains: [], firstIsOperator: false }

/**
 * Fills an account `demo` with a life's worth of tasks, through the same use cases that people go through, each run at the time
 * at which it is said to have happened. Does nothing when there is such an account, except to say how to log in.
 */
export async function fillDemo(services: Services, say: (line: string) => void): Promise<void> {
  const password = demoPassword(services)
  const known = (await services.store.persons.byName('demo')) ?? (await services.store.persons.byName(EMAIL))
  if (!known) await fill(services, password)
  else if (!(await services.identity.checkPassword(known.id, password)))
    return say(`The account ${known.username} was there before and has a password of its own. Nothing was added to it.`)
  say(`To look around, log in at ${services.publicUrl()}/login as demo with the password ${password}`)
}

/** Follows from the installation's secret: always the same here, and of no use anywhere else. */
function demoPassword({ secret }: Services): string {
  const hex = Buffer.from(keyedDigest(secret, 'demo'), 'base64url').toString('hex')
  return `demo-${hex.slice(0, 4)}-${hex.slice(4, 8)}`
}

async function fill(services: Services, password: string): Promise<void> {
  const now = services.clock.ms()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const days = daysAround(now, timeZone)
  const start = days.ago(DAYS, EMAIL)
  const { actor, me } = await register(services, { password, timeZone, start })
  const perform = performer(services, actor)

  const labelIds = {} as Record<LabelName, string>
  for (const [name, color] of Object.entries(labelColors) as [LabelName, Color][])
    labelIds[name] = (await perform(start, 'labels.create', { name, color })).id
  const told: Told[] = [{ projectId: me.inboxId, tasks: inbox }]
  for (const [i, { name, color, ...rest }] of projects.entries())
    told.push({ projectId: (await perform(start + i, 'projects.create', { name, color })).id, ...rest })
  for (const [i, filter] of filters.entries()) await perform(start + i, 'filters.create', filter)
  for (const { at, operation, input } of timelineOf(told, { days, labelIds })) await perform(at, operation, input)
  await perform(now, 'auth.logout', {})
}

async function register(services: Services, who: { password: string; timeZone: string; start: number }) {
  const { password, timeZone, start } = who
  const registration = {
    username: 'demo',
    email: EMAIL,
    password,
    givenName: 'Mara',
    familyName: 'Lindqvist',
    timeZone,
  }
  const nobody = performer(services, undefined)
  const { flow } = await nobody(services.clock.ms(), 'auth.register', registration)
  const proofs = await renewProofs(services, digest(flow), { mail: newSecret(), sent: true })
  if (!proofs) throw new Error('The registration of the demo account ended before it was activated')
  const { token = '', user } = await nobody(start, 'auth.activate', { flow, code: proofs.code })
  const session = await services.sessions.resolve(token)
  if (!session) throw new Error('The demo account could not log in')
  return { actor: session.actor, me: user }
}

/** Runs operations for somebody, each at its own time. */
function performer(services: Services, actor: Actor | undefined) {
  return async <Id extends OperationId>(at: number, operation: Id, input: InputOf<Id>): Promise<OutputOf<Id>> => {
    const { output } = await run(
      // Nobody reads the mail of the demo: a mailer that is not woken finds the registration done and sends nothing.
      { ...services, registration: ANYBODY, clock: { ms: () => at }, wakeMailer: () => {} },
      {
        operation,
        input,
        actor,
        request: {
          id: newId(),
          address: '127.0.0.1',
          userAgent: 'demo',
          via: 'demo',
          batch: newId(),
        },
      },
    )
    return output as OutputOf<Id>
  }
}
