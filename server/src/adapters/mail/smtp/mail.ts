import nodemailer from 'nodemailer'
import type { Mail } from '../../../ports/mail.ts'

/** Hands mail to an SMTP server; every step of the conversation has a time-out: `patience` milliseconds to begin, twice that to go on. */
export function smtpMail(url: string, from: string, { patience = 10_000 } = {}): Mail {
  const settings = {
    url,
    pool: true,
    maxConnections: 2,
    // Whoever calls tries again; two queues would multiply.
    maxRequeues: 0,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 2 * patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const transport = nodemailer.createTransport(settings, { from })
  return {
    send: async message => void (await transport.sendMail(message)),
  }
}
