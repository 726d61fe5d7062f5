import type { Services } from '../context.ts'
import { LASTING } from './limits.ts'

/** Kinds of records that name a person as their owner. One that is missing here outlives its person. */
const OWNED = ['session', 'api-token', 'flow', 'unconfirmed', 'factors', 'login', 'challenge', 'totp-setup']

/** Kinds with one record a person, under the person's id. */
const ONE_EACH = ['last-login', 'epoch', 'mails-person', 'factor-codes', ...LASTING]

/** Takes away what records keep about a person, credentials included. Once more does no harm. */
export async function forgetRecords({ records, identity }: Services, personId: string): Promise<void> {
  await identity.removePassword(personId)
  for (const kind of OWNED) {
    const all = await records.ofOwner(kind, personId)
    await Promise.all(all.map(({ id }) => records.remove(kind, id)))
  }
  await Promise.all(ONE_EACH.map(kind => records.remove(kind, personId)))
}
