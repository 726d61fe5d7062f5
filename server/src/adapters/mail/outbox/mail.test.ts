import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FROM } from '../../../../test/mails.ts'
import { outboxMail } from './mail.ts'

test('every message is a whole .eml file that only the owner can read, in the order they were sent', async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'cairn-outbox-'))
  const folder = path.join(parent, 'made', 'when needed')
  const mail = outboxMail(folder, FROM)
  const seen: string[] = []
  let watching = true
  const watch = (async () => {
    while (watching)
      for (const name of await readdir(folder).catch(() => []))
        if (!name.startsWith('.')) seen.push(await readFile(path.join(folder, name), 'utf8'))
  })()
  for (let i = 0; i < 20; i++) {
    const html = `<p>${'x'.repeat(50_000)}</p><p>the end</p>`
    await mail.send({ messageId: `<${i}@example.org>`, to: 'anna@example.org', subject: `${i}`, text: 'hi', html })
  }
  watching = false
  await watch
  const names = (await readdir(folder)).toSorted()
  expect(names.every(name => /^[\w.-]+\.eml$/.test(name))).toBe(true)
  const files = await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')))
  expect(files.map(eml => /^Subject: (\d+)/m.exec(eml)?.[1])).toEqual(files.map((_, i) => String(i)))
  expect((await stat(path.join(folder, names[0] ?? ''))).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  // Whoever looked in between never saw half a message.
  expect(seen.length).toBeGreaterThan(0)
  const boundary = /boundary="(.*?)"/
  for (const eml of seen) expect(eml.trimEnd().endsWith(`--${boundary.exec(eml)?.[1]}--`)).toBe(true)
  await rm(parent, { recursive: true })
})
