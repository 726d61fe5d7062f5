import { newId } from '@cairn/contract/ids'
import type { Person, TestApp } from './app.ts'
import { addKey, halfway } from './second-factors.ts'

/**
 * Gives somebody one of everything that a person can have, and answers every text that they wrote. What a new feature lets people
 * keep comes in here: an export must have it, and a deleted account must not leave it behind.
 */
export async function giveBelongings(app: TestApp, person: Person): Promise<string[]> {
  const { api, name, email, password, token } = person
  const texts: string[] = []
  const text = (what: string) => {
    const written = `${what} of ${name}`
    texts.push(written)
    return written
  }

  await api.users.update({ givenName: text('First given name'), familyName: text('First family name') })
  await api.users.update({ givenName: text('Given name'), familyName: text('Family name') })

  const project = await api.projects.create({ name: text('First project name') })
  await api.projects.update({ projectId: project.id, name: text('Project') })
  const gone = await api.projects.create({ name: text('Project in the trash') })
  await api.projects.delete({ projectId: gone.id })
  // Once more for somebody who has had them: no two labels have one name, and no two filters.
  const label = await api.labels.create({ name: text(`Label ${newId().slice(-12)}`) })
  const noLabel = await api.labels.create({ name: text('Deleted label') })
  await api.labels.delete({ labelId: noLabel.id })
  const merged = await api.labels.create({ name: text('Merged label') })
  await api.labels.merge({ labelId: merged.id, into: label.id })

  const filter = await api.filters.create({ name: text(`First name of filter ${newId()}`), query: text('Asked first') })
  await api.filters.update({ filterId: filter.id, name: text(`Filter ${newId()}`), query: `"${text('Asked')}"` })
  const noFilter = await api.filters.create({ name: text(`Deleted filter ${newId()}`), query: 'is:open' })
  await api.filters.delete({ filterId: noFilter.id })

  const place = { projectId: project.id, labelIds: [label.id] }
  const task = await api.tasks.create({ title: text('First title'), description: text('Description'), ...place })
  await api.tasks.update({ taskId: task.id, title: text('Title') })
  await api.tasks.create({ title: text('Subtask'), parentId: task.id })
  const trashed = await api.tasks.create({ title: text('Task in the trash') })
  await api.tasks.delete({ taskId: trashed.id })
  await api.tasks.create({ title: text('Remembered answer') }, { idempotencyKey: newId() })

  await api.auth.prove({ password })
  await api.tokens.create({ name: text('API token'), scope: 'read' })
  await api.factors.beginTotp()
  const { key } = await addKey(app, person, text('Passkey'))
  const { login, passkey } = await halfway(app, person)
  await app.http('/auth/login/factor', {
    method: 'POST',
    token,
    headers: { 'content-type': 'application/json', 'user-agent': text('Browser') },
    body: JSON.stringify({ login, passkey: passkey && key.get(passkey) }),
  })
  await app.client().auth.login({ identifier: email, password })
  await app.client().auth.requestReset({ identifier: email })
  return [...texts, name, email]
}
