import type { InputOf, OperationId } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import type { Person, TestApp } from './app.ts'
import { codeAt } from './authenticator-app.ts'
import { authenticator } from './authenticator.ts'
import { addKey, halfway, originOf } from './second-factors.ts'

type Inputs = { [Id in OperationId]: InputOf<Id> }

/** A request for every operation that the server accepts as it stands, on rows that are there. */
export async function validInputs(app: TestApp, person: Person): Promise<Inputs> {
  const { api, name, email, password, me } = person
  const project = await api.projects.create({ name: 'Garden' })
  const gone = await api.projects.create({ name: 'Old garden' })
  await api.projects.delete({ projectId: gone.id })
  const label = await api.labels.create({ name: 'home', color: 'green' })
  const other = await api.labels.create({ name: 'household' })
  // Nobody has more than 100.
  const [kept] = (await api.filters.list()).items
  const filter = kept ?? (await api.filters.create({ name: newId(), query: `is:open label:${label.id}` }))
  const batch = newId()
  const task = await api.tasks.create({ title: 'Plant a tree', projectId: project.id, labelIds: [label.id] }, { batch })
  const trashed = await api.tasks.create({ title: 'Water the tree' })
  await api.tasks.delete({ taskId: trashed.id })
  const [entry] = (await api.activity.ofTask({ taskId: task.id })).items
  const registration = { username: 'fuzzed', email: 'fuzzed@example.org', password }
  const { flow } = await app.client().auth.register(registration)
  const reset = await app.client().auth.requestReset({ identifier: name })
  const taskId = task.id
  for (const { id } of (await api.factors.list()).items) await api.factors.remove({ factorId: id })
  const { key, factor } = await addKey(app, person)
  const { login, passkey: asked } = await halfway(app, person)
  if (asked) await app.client().auth.finishLogin({ login, passkey: key.get(asked) })
  const elsewhere = (await api.sessions.list()).items.find(({ current }) => !current)
  // Nobody has more than 50.
  const made = (await api.tokens.list()).items.find(({ name: called }) => called === 'Old')
  const token = made ?? (await api.tokens.create({ name: 'Old', scope: 'read' }))
  const { setup, secret } = await api.factors.beginTotp()
  const passkey = authenticator(originOf(app)).create(await api.factors.beginPasskey())
  return {
    'instance.get': {},
    'auth.register': { ...registration, givenName: 'F', familyName: 'Uzz', timeZone: 'Europe/Berlin', locale: 'en-GB' },
    'auth.activate': { flow, code: '123456' },
    'auth.resend': { flow },
    'auth.adminLogin': { identifier: email, password, keep: true },
    'auth.login': { identifier: email, password, keep: true },
    'auth.finishLogin': { login: (await halfway(app, person)).login, code: '123456' },
    'auth.logout': {},
    'auth.prove': { password },
    'auth.requestReset': { identifier: email },
    'auth.verifyReset': { flow: reset.flow, code: '123456', password },
    'auth.requestEmailChange': { email: 'moved@example.org', password },
    'auth.verifyEmailChange': { flow: reset.flow, code: '123456' },
    'users.me': {},
    'users.update': {
      givenName: 'Anna',
      familyName: 'Berg',
      timeZone: 'Europe/Berlin',
      locale: 'de-AT',
      hourCycle: '24',
      weekStart: 'monday',
    },
    'users.changeUsername': { username: name, password },
    'users.changePassword': { currentPassword: password, newPassword: password },
    'users.export': {},
    'users.delete': {},
    'users.keep': {},
    'sessions.list': {},
    'sessions.end': { sessionId: elsewhere?.id ?? '' },
    'sessions.endOthers': {},
    'factors.list': {},
    'factors.beginTotp': {},
    'factors.confirmTotp': { setup, code: codeAt(secret, app.clock.ms()), name: 'Phone' },
    'factors.beginPasskey': {},
    'factors.addPasskey': { passkey, name: 'Key' },
    'factors.beginProof': {},
    'factors.renewRecoveryCodes': {},
    'factors.rename': { factorId: factor.id, name: 'Blue key' },
    'factors.remove': { factorId: factor.id },
    'tokens.list': {},
    'tokens.create': { name: 'Calendar', scope: 'read', workspaceIds: [me.personalWorkspaceId] },
    'tokens.revoke': { tokenId: token.id },
    'projects.list': { limit: 2, trashed: 'false' },
    'projects.create': { name: 'House', color: 'red', position: project.position },
    'projects.get': { projectId: project.id },
    'projects.update': { projectId: project.id, name: 'Garden', color: 'blue', position: project.position },
    'projects.duplicate': { projectId: project.id, name: 'Garden of next year' },
    'projects.delete': { projectId: project.id },
    'projects.restore': { projectId: gone.id },
    'labels.list': { limit: 2 },
    'labels.create': { name: 'errand', color: 'teal' },
    'labels.update': { labelId: label.id, name: 'home', color: 'green' },
    'labels.delete': { labelId: label.id },
    'labels.merge': { labelId: label.id, into: other.id },
    'filters.list': { limit: 2 },
    'filters.create': {
      name: newId(),
      color: 'teal',
      query: `due<=7d project:${project.id}`,
      sort: 'due',
      order: 'asc',
      group: 'priority',
      position: project.position,
    },
    'filters.get': { filterId: filter.id },
    'filters.update': {
      filterId: filter.id,
      name: newId(),
      query: 'is:overdue',
      names: {},
      sort: null,
      order: null,
      group: 'label',
      position: project.position,
    },
    'filters.delete': { filterId: filter.id },
    'tasks.list': { limit: 2, dueFrom: '2026-11-20', dueTo: '2026-11-27', completed: 'false', trashed: 'false' },
    'tasks.create': {
      title: 'Rake leaves',
      description: 'All of them',
      status: 'pending',
      completed: false,
      priority: 'low',
      startOn: '2026-11-20',
      dueAt: '2026-11-21T09:00:00Z',
      timeZone: 'Europe/Berlin',
      labelIds: [label.id],
      projectId: me.inboxId,
      position: task.position,
    },
    'tasks.stats': {},
    'tasks.bulkUpdate': { taskIds: [taskId], priority: 'high', addLabelIds: [label.id] },
    'tasks.quickAdd': { text: 'Buy seeds #garden p2 tomorrow\n  Ask the neighbour' },
    'tasks.duplicate': { taskId },
    'tasks.addLabel': { taskId, label: 'weekend' },
    'tasks.removeLabel': { taskId, label: 'home' },
    'tasks.get': { taskId },
    'tasks.update': {
      taskId,
      title: 'Plant',
      description: '',
      priority: 'high',
      startOn: null,
      dueOn: '2026-11-21',
      parentId: null,
    },
    'tasks.delete': { taskId },
    'tasks.restore': { taskId: trashed.id },
    'activity.list': {
      limit: 2,
      task: taskId,
      project: project.id,
      person: me.id,
      action: 'created,updated',
      resource: 'task',
      from: '2026-11-20',
      to: '2026-11-27',
    },
    'activity.stats': {},
    'activity.ofTask': { taskId, limit: 2 },
    'activity.undo': { entryId: entry?.id ?? '' },
    'activity.undoBatch': { batchId: batch },
  }
}
