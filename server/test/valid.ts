import type { InputOf, OperationId } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import type { Person, TestApp } from './app.ts'
import { codeAt } from './authenticator-app.ts'
import { authenticator } from './authenticator.ts'
import { addKey, halfway, originOf } from './second-factors.ts'

type Inputs = { [Id in OperationId]: InputOf<Id> }
type Makers = { [Id in OperationId]: () => Promise<InputOf<Id>> }

/** A request for every operation that the server accepts as it stands, on rows that are there. */
export async function validInputs(app: TestApp, person: Person): Promise<Inputs> {
  const makers = makersOf(app, person)
  const made: Partial<Record<OperationId, unknown>> = {}
  // One after the other: adding the first factor ends the other sessions.
  for (const id of Object.keys(makers) as OperationId[]) made[id] = await makers[id]()
  return made as Inputs
}

/** The request for this operation alone, on no more rows than it needs: a store that grows with each of them gets slow to read whole. */
export function validInput<Id extends OperationId>(app: TestApp, person: Person, id: Id): Promise<InputOf<Id>> {
  return makersOf(app, person)[id]()
}

function makersOf(app: TestApp, person: Person): Makers {
  const { api, name, email, password, me } = person
  const registration = { username: 'fuzzed', email: 'fuzzed@example.org', password }
  const batch = newId()
  const project = once(() => api.projects.create({ name: 'Garden' }))
  const goneProject = once(async () => {
    const { id } = await api.projects.create({ name: 'Old garden' })
    return api.projects.delete({ projectId: id })
  })
  // Two labels of one name there are not.
  const labelNamed = async (name: string) => {
    const kept = (await api.labels.list()).items.find(one => one.name === name)
    return kept ?? api.labels.create({ name, color: 'green' })
  }
  const label = once(() => labelNamed('home'))
  const other = once(() => labelNamed('household'))
  const filter = once(async () => {
    // Nobody has more than 100.
    const [kept] = (await api.filters.list()).items
    return kept ?? api.filters.create({ name: newId(), query: `is:open label:${(await label()).id}` })
  })
  const task = once(async () => {
    const [{ id: projectId }, { id: labelId }] = [await project(), await label()]
    return api.tasks.create({ title: 'Plant a tree', projectId, labelIds: [labelId] }, { batch })
  })
  const goneTask = once(async () => {
    const { id } = await api.tasks.create({ title: 'Water the tree' })
    return api.tasks.delete({ taskId: id })
  })
  const entry = once(async () => (await api.activity.ofTask({ taskId: (await task()).id })).items[0])
  const flow = once(async () => (await app.client().auth.register(registration)).flow)
  const reset = once(async () => (await app.client().auth.requestReset({ identifier: name })).flow)
  const factor = once(async () => {
    for (const { id } of (await api.factors.list()).items) await api.factors.remove({ factorId: id })
    return addKey(app, person)
  })
  const halfIn = async () => {
    const { key } = await factor()
    return { key, ...(await halfway(app, person)) }
  }
  const elsewhere = once(async () => {
    const { key, login, passkey } = await halfIn()
    if (passkey) await app.client().auth.finishLogin({ login, passkey: key.get(passkey) })
    return (await api.sessions.list()).items.find(({ current }) => !current)
  })
  const token = once(async () => {
    // Nobody has more than 50.
    const made = (await api.tokens.list()).items.find(({ name: called }) => called === 'Old')
    return made ?? api.tokens.create({ name: 'Old', scope: 'read' })
  })
  return {
    'instance.get': async () => ({}),
    'auth.register': async () => ({
      ...registration,
      givenName: 'F',
      familyName: 'Uzz',
      timeZone: 'Europe/Berlin',
      locale: 'en-GB',
    }),
    'auth.activate': async () => ({ flow: await flow(), code: '123456' }),
    'auth.resend': async () => ({ flow: await flow() }),
    'auth.adminLogin': async () => ({ identifier: email, password, keep: true }),
    'auth.login': async () => ({ identifier: email, password, keep: true }),
    'auth.finishLogin': async () => ({ login: (await halfIn()).login, code: '123456' }),
    'auth.logout': async () => ({}),
    'auth.prove': async () => ({ password }),
    'auth.requestReset': async () => ({ identifier: email }),
    'auth.verifyReset': async () => ({ flow: await reset(), code: '123456', password }),
    'auth.requestEmailChange': async () => ({ email: 'moved@example.org', password }),
    'auth.verifyEmailChange': async () => ({ flow: await reset(), code: '123456' }),
    'users.me': async () => ({}),
    'users.update': async () => ({
      givenName: 'Anna',
      familyName: 'Berg',
      timeZone: 'Europe/Berlin',
      locale: 'de-AT',
      hourCycle: '24',
      weekStart: 'monday',
    }),
    'users.changeUsername': async () => ({ username: name, password }),
    'users.changePassword': async () => ({ currentPassword: password, newPassword: password }),
    'users.export': async () => ({}),
    'users.delete': async () => ({}),
    'users.keep': async () => ({}),
    'sessions.list': async () => ({}),
    'sessions.end': async () => ({ sessionId: (await elsewhere())?.id ?? '' }),
    'sessions.endOthers': async () => ({}),
    'factors.list': async () => ({}),
    'factors.beginTotp': async () => ({}),
    'factors.confirmTotp': async () => {
      const { setup, secret } = await api.factors.beginTotp()
      return { setup, code: codeAt(secret, app.clock.ms()), name: 'Phone' }
    },
    'factors.beginPasskey': async () => ({}),
    'factors.addPasskey': async () => {
      const passkey = authenticator(originOf(app)).create(await api.factors.beginPasskey())
      return { passkey, name: 'Key' }
    },
    'factors.beginProof': async () => {
      await factor()
      return {}
    },
    'factors.renewRecoveryCodes': async () => {
      await factor()
      return {}
    },
    'factors.rename': async () => ({ factorId: (await factor()).factor.id, name: 'Blue key' }),
    'factors.remove': async () => ({ factorId: (await factor()).factor.id }),
    'tokens.list': async () => ({}),
    'tokens.create': async () => ({ name: 'Calendar', scope: 'read', workspaceIds: [me.personalWorkspaceId] }),
    'tokens.revoke': async () => ({ tokenId: (await token()).id }),
    'projects.list': async () => ({ limit: 2, trashed: 'false' }),
    'projects.create': async () => ({ name: 'House', color: 'red', position: (await project()).position }),
    'projects.get': async () => ({ projectId: (await project()).id }),
    'projects.update': async () => ({
      projectId: (await project()).id,
      name: 'Garden',
      color: 'blue',
      position: (await project()).position,
    }),
    'projects.duplicate': async () => ({ projectId: (await project()).id, name: 'Garden of next year' }),
    'projects.delete': async () => ({ projectId: (await project()).id }),
    'projects.restore': async () => ({ projectId: (await goneProject()).id }),
    'labels.list': async () => ({ limit: 2 }),
    'labels.create': async () => ({ name: newId(), color: 'teal' }),
    'labels.update': async () => ({ labelId: (await label()).id, name: 'home', color: 'green' }),
    'labels.delete': async () => ({ labelId: (await label()).id }),
    'labels.merge': async () => ({ labelId: (await label()).id, into: (await other()).id }),
    'filters.list': async () => ({ limit: 2 }),
    'filters.create': async () => ({
      name: newId(),
      color: 'teal',
      query: `due<=7d project:${(await project()).id}`,
      sort: 'due',
      order: 'asc',
      group: 'priority',
      position: (await project()).position,
    }),
    'filters.get': async () => ({ filterId: (await filter()).id }),
    'filters.update': async () => ({
      filterId: (await filter()).id,
      name: newId(),
      query: 'is:overdue',
      names: {},
      sort: null,
      order: null,
      group: 'label',
      position: (await project()).position,
    }),
    'filters.delete': async () => ({ filterId: (await filter()).id }),
    'tasks.list': async () => ({
      q: 'tree is:open',
      limit: 2,
      dueFrom: '2026-11-20',
      dueTo: '2026-11-27',
      completed: 'false',
      trashed: 'false',
    }),
    'tasks.create': async () => ({
      title: 'Rake leaves',
      description: 'All of them',
      status: 'pending',
      completed: false,
      priority: 'low',
      startOn: '2026-11-20',
      dueAt: '2026-11-21T09:00:00Z',
      timeZone: 'Europe/Berlin',
      labelIds: [(await label()).id],
      projectId: me.inboxId,
      position: (await task()).position,
    }),
    'tasks.stats': async () => ({}),
    'tasks.bulkUpdate': async () => ({
      taskIds: [(await task()).id],
      priority: 'high',
      addLabelIds: [(await label()).id],
    }),
    'tasks.quickAdd': async () => {
      await project()
      return { text: 'Buy seeds #garden p2 tomorrow\n  Ask the neighbour' }
    },
    'tasks.duplicate': async () => ({ taskId: (await task()).id, position: 'a1V' }),
    'tasks.addLabel': async () => ({ taskId: (await task()).id, label: 'weekend' }),
    'tasks.removeLabel': async () => ({ taskId: (await task()).id, label: 'home' }),
    'tasks.get': async () => ({ taskId: (await task()).id }),
    'tasks.update': async () => ({
      taskId: (await task()).id,
      title: 'Plant',
      description: '',
      priority: 'high',
      startOn: null,
      dueOn: '2026-11-21',
      parentId: null,
    }),
    'tasks.delete': async () => ({ taskId: (await task()).id }),
    'tasks.restore': async () => ({ taskId: (await goneTask()).id }),
    'activity.list': async () => ({
      limit: 2,
      task: (await task()).id,
      project: (await project()).id,
      person: me.id,
      action: 'created,updated',
      resource: 'task',
      except: me.id,
      from: '2026-11-20',
      to: '2026-11-27',
    }),
    'activity.stats': async () => ({}),
    'activity.ofTask': async () => ({ taskId: (await task()).id, limit: 2 }),
    'activity.batch': async () => {
      await task()
      return { batchId: batch }
    },
    'activity.undo': async () => ({ entryId: (await entry())?.id ?? '' }),
    'activity.undoBatch': async () => {
      await task()
      return { batchId: batch }
    },
  }
}

/** What several of them need is made when the first one does. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
