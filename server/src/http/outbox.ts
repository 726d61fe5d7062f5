import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { problem } from '@cairn/contract/problems'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { escape } from '../features/escape.ts'
import { noRoute } from './problems.ts'

interface Outbox {
  folder: string
  secret: string
}

const SHOWN = 50

/**
 * The mail that would have been sent, for the person at this machine: it carries codes and links, so it answers only to a request
 * from loopback, for a local name, through no proxy, with the secret that the terminal printed.
 */
export function mountOutbox(app: FastifyInstance, { folder, secret }: Outbox): void {
  app.get('/outbox', async (request, reply) => {
    if (!isLocal(request)) throw noRoute()
    const given = (request.query as { secret?: unknown }).secret
    if (given === secret) {
      // Into a cookie at once: addresses end up in histories.
      return reply
        .header('set-cookie', `cairn-outbox=${secret}; Path=/outbox; HttpOnly; SameSite=Strict`)
        .redirect('/outbox')
    }
    const known = (request.headers.cookie ?? '').split(/;\s*/).includes(`cairn-outbox=${secret}`)
    if (!known)
      throw problem('forbidden', {
        reason: 'outbox-secret',
        detail: 'Open the outbox with the address that the terminal printed.',
      })
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page(await messages(folder)))
  })
}

function isLocal(request: FastifyRequest): boolean {
  const { remoteAddress } = request.socket
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const forwarded = Object.keys(request.headers).some(
    name => name === 'forwarded' || name.startsWith('x-forwarded') || name === 'via' || name === 'x-real-ip',
  )
  return LOOPBACK.has(remoteAddress ?? '') && LOCAL_NAMES.has(host) && !forwarded
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

async function messages(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => []))
    // With a dot in front it is still being written, and may have another name by the time it is read.
    .filter(name => name.endsWith('.eml') && !name.startsWith('.'))
    .toSorted()
    .toReversed()
  return Promise.all(names.slice(0, SHOWN).map(name => readFile(path.join(folder, name), 'utf8')))
}

function page(all: string[]): string {
  const shown = all.map(message).join('\n') || '<p>No mail yet. It appears here as soon as Cairn sends some.</p>'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Cairn outbox</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/docs/style.css"></head><body><nav><strong>Outbox</strong><a href="/outbox">Refresh</a></nav><main>
<p>No mail server is set, so Cairn keeps its mail here. Only this machine can read it.</p>${shown}</main></body></html>`
}

function message(eml: string): string {
  const header = (name: string) => new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(eml)?.[1] ?? ''
  return `<article><h3><b>${escape(header('Subject'))}</b></h3><p>${escape(header('To'))}, ${escape(header('Date'))}</p>
<div class="mail">${linked(escape(plainText(eml)))}</div></article>`
}

/** The text part, as nodemailer writes it: the first of the alternatives, in quoted-printable or as it is. */
function plainText(eml: string): string {
  const [head = '', body = ''] = eml.split(/content-type: text\/plain[^\r\n]*\r?\n/i)[1]?.split(/\r?\n\r?\n(.*)/s) ?? []
  const text = body.split(/\r?\n--/)[0] ?? ''
  if (!/quoted-printable/i.test(head)) return text.trim()
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8').trim()
}

const linked = (text: string) => text.replaceAll(/https?:\/\/\S+/g, href => `<a href="${href}">${href}</a>`)
