import { normalized } from '@cairn/contract/names'
import { DAY, HOUR, MINUTE, instantIn } from '../ports/clock.ts'
import type { Mail } from '../ports/mail.ts'
import type { Stored } from '../ports/records.ts'
import type { Services } from '../features/context.ts'
import { renewProofs } from '../features/accounts/flow-proofs.ts'
import { recipientOf } from '../features/accounts/flows.ts'
import type { MailJob } from '../features/accounts/mail-queue.ts'
import { mailLetter } from '../features/accounts/mail-texts/texts.ts'
import { digest } from '../features/secrets.ts'
import type { Log, Worker } from './worker.ts'

/** Longer than a mail server may take; then another worker may try, with the same Message-ID. */
const LEASE = 2 * MINUTE

export interface MailerOptions {
  mail: Mail
  /** Where links lead: never taken from a request. */
  publicUrl: string
  log: Pick<Log, 'warn'>
}

/** Sends the mail that is owed, in its own time: a slow or failing mail server delays nobody's request. */
export function mailer(services: Services, options: MailerOptions): Worker {
  return {
    name: 'mailer',
    every: 5000,
    async once() {
      const jobs = await services.records.claim<MailJob>('mail', 10, instantIn(services.clock, LEASE))
      await Promise.all(jobs.map(job => deliver(services, options, job)))
      return jobs.length > 0
    },
  }
}

async function deliver(services: Services, { mail, publicUrl, log }: MailerOptions, job: Stored<MailJob>) {
  const { records, clock } = services
  try {
    const { flow, kind, about, failures } = job.value
    const to = job.value.to ?? (flow && (await recipientIn(services, flow, failures === undefined)))
    // What nobody is sent, nobody can know: otherwise each mail too many would still be five more guesses at a code.
    const proofs = flow ? await renewProofs(services, flow, { mail: job.id, sent: to !== undefined }) : undefined
    const { code = '', token = '' } = proofs ?? {}
    const letter = mailLetter(kind, { publicUrl, code, token, username: '', formerUsername: '', day: '', ...about })
    if (to && letter) {
      await mail.send({ messageId: `<${job.id}@${new URL(publicUrl).hostname}>`, to, ...letter })
    }
    await records.remove('mail', job.id)
  } catch (error) {
    const failures = (job.value.failures ?? 0) + 1
    log.warn(
      { error: withoutAddresses((error as Error).message), failures, mail: job.id },
      'mail not taken over, will try again',
    )
    const dueAt = instantIn(clock, Math.min(HOUR, 10_000 * 2 ** failures))
    await records.put(
      'mail',
      job.id,
      { ...job.value, failures },
      { expect: job.version, dueAt, expiresAt: job.expiresAt },
    )
  }
}

/** A mail server that complains names whom it could not reach; the log is no place for that. */
const withoutAddresses = (text: string) => text.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, '(address)')

/**
 * A stranger who keeps typing somebody's address does not get to fill their mailbox, nor does one account get to write to the
 * world. A mail counts once, however often it is tried; what nobody can ask for, such as the news of a changed password, does not.
 */
async function recipientIn(services: Services, flow: string, isFirstTry: boolean): Promise<string | undefined> {
  const { to, personId } = (await recipientOf(services, flow)) ?? {}
  if (!to || !isFirstTry) return to
  const { records, clock, limits } = services
  const mailbox = digest(normalized(to))
  const caps = [
    { kind: 'mails-hour', id: mailbox, window: HOUR, most: limits.mailsPerMailbox },
    { kind: 'mails-day', id: mailbox, window: DAY, most: limits.mailsPerMailboxDay },
    { kind: 'mails-person', id: personId ?? mailbox, window: DAY, most: limits.mailsPerPersonDay },
  ]
  for (const { kind, id, window, most } of caps) {
    // What the hour keeps back does not use up the day.
    if ((await records.count(kind, id, instantIn(clock, window))) > most) return undefined
  }
  return to
}
