import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FROM, mails, type OpenMail } from '../../../test/mails.ts'
import type { Message } from '../../ports/mail.ts'

for (const adapter of mails()) {
  describe(`mail by ${adapter.name}`, () => {
    let open: OpenMail
    beforeEach(async () => {
      open = await adapter.open()
    })
    afterEach(() => open.close())

    test('a message arrives whole: sender, recipient, subject, both bodies', async () => {
      await open.mail.send(aMessage({ subject: 'Grüße 🎉', text: 'Zwölf\n\nende', html: '<p>Zwölf &amp; mehr</p>' }))
      const [raw = ''] = await open.received()
      expect(raw).toContain(`From: ${FROM}`)
      expect(raw).toContain('To: anna@example.org')
      expect(decoded(headerOf(raw, 'Subject'))).toBe('Grüße 🎉')
      expect(bodiesOf(raw)).toEqual(['Zwölf\n\nende', '<p>Zwölf &amp; mehr</p>'])
      expect(Date.parse(headerOf(raw, 'Date'))).toBeGreaterThan(Date.now() - 60_000)
    })

    test('a message that is sent again carries the same Message-ID', async () => {
      const message = aMessage({ messageId: '<stable-1@example.org>' })
      await open.mail.send(message)
      await open.mail.send(message)
      const ids = (await open.received()).map(raw => headerOf(raw, 'Message-ID'))
      expect(ids).toEqual(['<stable-1@example.org>', '<stable-1@example.org>'])
    })

    test('nothing in a subject or an address becomes a header or a second recipient', async () => {
      await open.mail.send(aMessage({ subject: 'Hi\r\nBcc: eve@example.org\r\n\r\nbody' }))
      await open.mail.send(aMessage({ to: 'anna@example.org\r\nBcc: eve@example.org' })).catch(() => {})
      for (const raw of await open.received()) expect(raw).not.toMatch(/^Bcc:/im)
    })

    test('many at once all arrive, each as itself', async () => {
      const sent = Array.from({ length: 20 }, (_, i) =>
        aMessage({ messageId: `<${i}@example.org>`, text: `text ${i}` }),
      )
      await Promise.all(sent.map(message => open.mail.send(message)))
      const received = await open.received()
      const pairs = received.map(raw => [headerOf(raw, 'Message-ID'), bodiesOf(raw)[0]])
      expect(pairs.toSorted()).toEqual(sent.map(({ messageId, text }) => [messageId, text]).toSorted())
    })
  })
}

function aMessage(given: Partial<Message> = {}): Message {
  const subject = 'Your code'
  return {
    messageId: '<1@example.org>',
    to: 'anna@example.org',
    subject,
    text: '123456',
    html: '<b>123456</b>',
    ...given,
  }
}

const headerOf = (raw: string, name: string) => new RegExp(`^${name}: (.*?)\\r?$`, 'im').exec(raw)?.[1] ?? ''

/** Encoded words in base64 or quoted-printable (RFC 2047). */
const decoded = (header: string) =>
  header.replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, word: string) =>
    how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : unquoted(word.replaceAll('_', ' ')),
  )

/** The bodies of the parts, in their order. */
function bodiesOf(raw: string): string[] {
  const boundary = /boundary="(.*?)"/.exec(raw)?.[1] ?? 'none'
  return raw
    .split(`--${boundary}`)
    .slice(1, -1)
    .map(part => {
      const [head = '', ...rest] = part.trim().split(/\r?\n\r?\n/)
      const body = rest.join('\n\n')
      const coding = headerOf(head, 'Content-Transfer-Encoding')
      if (coding === 'base64') return Buffer.from(body, 'base64').toString().trim().replaceAll('\r\n', '\n')
      return unquoted(coding === 'quoted-printable' ? body.replaceAll(/=\r?\n/g, '') : body).replaceAll('\r\n', '\n')
    })
}

const unquoted = (text: string) =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString()
