import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import nodemailer from 'nodemailer'
import type { Mail } from '../../../ports/mail.ts'

/** Keeps every message as an .eml file, for the outbox page. Names sort by time. */
export function outboxMail(folder: string, from: string): Mail {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true }, { from })
  let sent = 0
  return {
    async send(message) {
      const { message: eml } = await transport.sendMail(message)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = `${new Date().toISOString().replaceAll(':', '-')}-${String(sent++).padStart(4, '0')}.eml`
      // Appears whole or not at all: the page may be looking.
      await writeFile(path.join(folder, `.${name}`), eml as Buffer, { mode: 0o600 })
      await rename(path.join(folder, `.${name}`), path.join(folder, name))
    },
  }
}
