import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { outboxMail } from '../src/adapters/mail/outbox/mail.ts'
import { smtpMail } from '../src/adapters/mail/smtp/mail.ts'
import type { Mail } from '../src/ports/mail.ts'
import { startSmtp } from './smtp.ts'

/** A way that mail goes: every contract test of the port runs against each of them. */
export interface MailAdapter {
  name: string
  open(): Promise<OpenMail>
}

export interface OpenMail {
  mail: Mail
  /** What was taken over, as it went over the line, in that order. */
  received(): Promise<string[]>
  close(): Promise<void>
}

export const FROM = 'Cairn <cairn@example.org>'

export const mails = (): MailAdapter[] => [
  { name: 'outbox', open: openOutbox },
  { name: 'smtp', open: openSmtp },
]

async function openOutbox(): Promise<OpenMail> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-mail-'))
  return {
    mail: outboxMail(folder, FROM),
    async received() {
      const names = (await readdir(folder)).toSorted()
      return Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')))
    },
    close: () => rm(folder, { recursive: true }),
  }
}

async function openSmtp(): Promise<OpenMail> {
  const server = await startSmtp()
  return {
    mail: smtpMail(server.url, FROM),
    received: async () => server.messages.map(({ raw }) => raw),
    close: () => server.close(),
  }
}
