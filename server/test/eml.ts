import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

export interface TestMail {
  subject: string
  text: string
  code: string
  /** The token of the link in it. */
  token: string
}

/** What the outbox in that folder holds for an address, the oldest first. */
export async function mailsIn(folder: string, to: string): Promise<TestMail[]> {
  const names = (await readdir(folder).catch(() => []))
    .filter(name => name.endsWith('.eml') && !name.startsWith('.'))
    .toSorted()
  const all = await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')))
  return all.filter(eml => new RegExp(`^To: ${to}\\r?$`, 'm').test(eml)).map(readMail)
}

export function readMail(eml: string): TestMail {
  const text = eml.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
  return {
    subject: /^Subject: (.*?)\r?$/m.exec(text)?.[1] ?? '',
    text,
    code: /^ {4}(\d{6})\r?$/m.exec(text)?.[1] ?? '',
    token: /[?&]token=([\w.-]+)/.exec(text)?.[1] ?? '',
  }
}
