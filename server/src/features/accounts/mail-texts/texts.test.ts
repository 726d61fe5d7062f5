import { expect, test } from 'vitest'
import { accountMails } from './accounts.ts'
import { factorMails } from './factors.ts'
import { layOut } from './layout.ts'
import { mailLetter, type MailKind } from './texts.ts'

const facts = {
  publicUrl: 'https://cairn.example',
  code: '123456',
  token: 'flow.secret-of-the_link',
  username: 'anna',
  formerUsername: 'ann',
  day: 'Friday 27 November 2026',
}

const kinds = Object.keys({ ...accountMails, ...factorMails }) as Exclude<MailKind, 'nothing'>[]

test.for(kinds)('%s says the same as text and as HTML', kind => {
  const { subject, text, html } = mailLetter(kind, facts)!
  const read = html.slice(html.indexOf('<body')).replaceAll(/<[^>]+>/g, ' ')
  for (const line of text.split('\n').filter(line => line !== '' && !line.includes('://') && !line.endsWith(':')))
    expect(read).toContain(line.trim())
  for (const [link = ''] of text.matchAll(/https:\S+/g)) expect(html).toContain(`href="${link}"`)
  for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|!(?!doctype|important)/)
  expect(subject.length).toBeLessThan(60)
})

test('nothing is sent where nobody is to be told', () => {
  expect(mailLetter('nothing', facts)).toBeUndefined()
})

test('what a person wrote is text in a mail, never HTML', () => {
  const nasty = `<img src=x onerror=alert(1)>"'&`
  const { text, html } = layOut({
    subject: nasty,
    paragraphs: [nasty],
    code: nasty,
    button: { label: nasty, href: `https://cairn.example/?a=1&b=${nasty}` },
    closing: nasty,
  })
  expect(text).toContain(nasty)
  expect(html).not.toMatch(/<img|onerror=alert\(1\)>/)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
  expect(html).toContain('href="https://cairn.example/?a=1&amp;b=&lt;img')
})

test('a mail to an address that may be a stranger’s carries nobody’s words', () => {
  for (const kind of ['activate', 'confirm-email'] as const)
    expect(JSON.stringify(mailLetter(kind, facts))).not.toMatch(/\bann/)
})
