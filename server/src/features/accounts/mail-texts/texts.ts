import { accountMails } from './accounts.ts'
import { factorMails } from './factors.ts'
import { layOut, type Letter } from './layout.ts'
import type { MailFacts, Words } from './words.ts'

/** Every mail there is, a file for each family. */
const mails = { ...accountMails, ...factorMails }

/** `nothing` is owed like any other mail and never sent: from outside, whoever gets it looks like whoever gets one. */
export type MailKind = keyof typeof mails | 'nothing'

/** What a mail says; nothing for `nothing`. */
export function mailLetter(kind: MailKind, facts: MailFacts): Letter | undefined {
  if (kind === 'nothing') return undefined
  const words: Words = mails[kind](facts)
  return layOut(words)
}
