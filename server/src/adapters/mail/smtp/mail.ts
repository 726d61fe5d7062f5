import nodemailer from 'nodemailer'
import type { Mail } from '../../../ports/mail.ts'

/** Hands mail to an SMTP server; every step of the conversation has a time-out. */
export function smtpMail(url: string, from: string): Mail {
  const transport = nodemailer.createTransport(url, {
    from,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object)
  return {
    send: async message => void (await transport.sendMail(message)),
  }
}
