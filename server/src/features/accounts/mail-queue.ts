import { newId } from '@cairn/contract/ids'
import { DAY, instantIn, nowOf } from '../../ports/clock.ts'
import type { Services } from '../context.ts'
import type { MailKind } from './mail-texts/texts.ts'
import type { MailAbout } from './mail-texts/words.ts'

/** A mail that is owed. What it says is made when it is sent: work/mailer.ts. */
export interface MailJob {
  kind: MailKind
  /** The flow whose code and link it carries. */
  flow?: string
  to?: string
  about?: Partial<MailAbout>
  failures?: number
}

/** Nobody reads a code after a day. */
const LIFE = DAY

/** With an `id` of its own, a mail that is asked for again goes out under the same Message-ID. */
export async function queueMail(services: Services, job: MailJob, id = newId(services.clock.ms())): Promise<void> {
  const { records, clock } = services
  await records.put('mail', id, job, {
    expect: 'absent',
    dueAt: nowOf(clock),
    expiresAt: instantIn(clock, LIFE),
  })
  services.wakeMailer()
}
