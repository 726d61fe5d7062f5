import { newId } from '@cairn/contract/ids'
import { takeBackAll } from '@cairn/contract/take-back'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from '../../test/app.ts'
import { adding, aFilter } from '../../test/factories.ts'
import { errorsOf, refused } from '../../test/refused.ts'

let app: TestApp
let anna: Person

beforeAll(async () => {
  app = await startApp()
  anna = await app.signUp()
})
afterAll(() => app.close())

const save = (query: string, name: string = newId()) => anna.api.filters.create({ name, query })
/** Many at once, where it does not matter how they came. */
async function seed({ me }: Person, count: number, query: string) {
  const rows = Array.from({ length: count }, (_, n) => aFilter({ scope: me.id, name: `${n}`, query, names: {} }))
  while (rows.length > 0) await app.services.store.commit(adding('filters', ...rows.splice(0, 50)))
}

const read = (filterId: string) => anna.api.filters.get({ filterId })
const found = async (q: string) => (await anna.api.tasks.list({ q })).items.map(({ title }) => title)

test('a query is saved with its arrangement, renamed, recoloured, changed and listed', async () => {
  const made = await anna.api.filters.create({
    name: ' This week ',
    query: ' is:open due<=7d ',
    sort: 'due',
    group: 'label',
  })
  const fields = {
    name: 'This week',
    color: 'grey',
    query: 'is:open due<=7d',
    sort: 'due',
    order: null,
    group: 'label',
  }
  expect(made).toMatchObject({ ...fields, names: {}, version: 1 })
  const changed = await anna.api.filters.update({
    filterId: made.id,
    name: 'Next week',
    color: 'teal',
    query: 'is:open due<=14d',
    order: 'desc',
    group: null,
  })
  expect(changed).toMatchObject({
    name: 'Next week',
    color: 'teal',
    query: 'is:open due<=14d',
    order: 'desc',
    group: null,
  })
  expect(await anna.api.filters.update({ filterId: made.id, name: 'Next week' })).toEqual(changed)
  expect(await read(made.id)).toEqual(changed)
  expect((await anna.api.filters.list({ limit: 100 })).items).toContainEqual(changed)
})

test('filters are listed by position, page by page, to their person alone', async () => {
  const ben = await app.signUp()
  const made = []
  for (const name of ['c', 'a', 'b']) {
    app.clock.forward(1000)
    made.push(await ben.api.filters.create({ name, query: 'is:open' }))
  }
  const moved = await ben.api.filters.update({ filterId: made[2]!.id, position: 'a0' })
  const first = await ben.api.filters.list({ limit: 2 })
  const second = await ben.api.filters.list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items]).toEqual([moved, made[0], made[1]])
  expect(second.nextCursor).toBeNull()
  expect(await refused(anna.api.filters.get({ filterId: moved.id }))).toMatchObject({ code: 'not-found' })
})

test('a name is taken once, whatever its case', async () => {
  const filter = await save('is:open', 'Waiting')
  const other = await save('is:open', 'Someday')
  const taken = { code: 'conflict', reason: 'filter-name-taken' }
  expect(await refused(save('is:done', 'WAITING '))).toMatchObject(taken)
  expect(await refused(anna.api.filters.update({ filterId: other.id, name: 'waiting' }))).toMatchObject(taken)
  expect(await anna.api.filters.update({ filterId: filter.id, name: 'WAITING' })).toMatchObject({ name: 'WAITING' })
})

test('a query with a mistake is refused with what the language says, where it stands', async () => {
  const filter = await save('is:open')
  const mistakes = [
    ['due:soon', /“soon” is no day/],
    ['label:garage', /There is no label “garage”/],
    ['colour:red', /There is no filter “colour”/],
    ['"open', /never closed/],
  ] as const
  for (const [query, detail] of mistakes) {
    for (const ask of [save, (text: string) => anna.api.filters.update({ filterId: filter.id, query: text })]) {
      const problem = await refused(ask(query))
      expect(problem).toMatchObject({ code: 'invalid-request', reason: 'query' })
      expect(errorsOf(problem)).toEqual({ '/query': expect.stringMatching(detail) as string })
    }
  }
  for (const query of ['', '   ', 'x'.repeat(1001)])
    expect(errorsOf(await refused(save(query)))).toHaveProperty(['/query'])
  expect(await read(filter.id)).toEqual(filter)
})

test('labels and projects are kept by id, so that the query finds the same when they are renamed', async () => {
  const label = await anna.api.labels.create({ name: 'deep work' })
  const project = await anna.api.projects.create({ name: 'Thesis' })
  await anna.api.tasks.create({ title: 'Chapter one', projectId: project.id, labelIds: [label.id] })
  const filter = await save('-is:done label:"Deep Work" project:thesis "chapter"')
  expect(filter).toMatchObject({
    query: `-is:done label:${label.id} project:${project.id} "chapter"`,
    names: { [label.id]: 'deep work', [project.id]: 'Thesis' },
  })
  await anna.api.labels.update({ labelId: label.id, name: 'focus' })
  await anna.api.projects.update({ projectId: project.id, name: 'Dissertation' })
  expect(await read(filter.id)).toEqual(filter)
  expect(await found(filter.query)).toEqual(['Chapter one'])
})

test('a merged label gives its place to the other, and one undo of the merge gives it back', async () => {
  const [from, into] = [
    await anna.api.labels.create({ name: 'errnad' }),
    await anna.api.labels.create({ name: 'errand' }),
  ]
  await anna.api.tasks.create({ title: 'Post a letter', labelIds: [from.id] })
  const [filter, other] = [await save('label:errnad -label:errand'), await save('label:errand')]
  const batch = newId()
  await anna.api.labels.merge({ labelId: from.id, into: into.id }, { batch })
  const merged = await read(filter.id)
  expect(merged).toMatchObject({
    query: `label:${into.id} -label:${into.id}`,
    names: { [into.id]: 'errand' },
    version: 2,
  })
  expect(await read(other.id)).toEqual(other)
  const { kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect(kept).toEqual([])
  expect(await read(filter.id)).toMatchObject({ query: filter.query, names: filter.names })
})

test('more filters than one commit takes are merged along as well', async () => {
  const ben = await app.signUp()
  const [from, into] = [await ben.api.labels.create({ name: 'one' }), await ben.api.labels.create({ name: 'two' })]
  await seed(ben, 32, `label:${from.id}`)
  await ben.api.labels.merge({ labelId: from.id, into: into.id })
  const queries = async () => new Set((await ben.api.filters.list({ limit: 100 })).items.map(({ query }) => query))
  expect(await queries()).toEqual(new Set([`label:${into.id}`]))
})

test('a merge that comes too late leaves the filters as they were, however many ask for the label', async () => {
  const ben = await app.signUp()
  const [from, into, other] = [
    await ben.api.labels.create({ name: 'one' }),
    await ben.api.labels.create({ name: 'two' }),
    await ben.api.labels.create({ name: 'three' }),
  ]
  await seed(ben, 32, `label:${from.id}`)
  const { store } = app.services
  const { commit } = store
  store.commit = async work => {
    // Before the first commit of the merge, the label is gone into another one.
    store.commit = commit
    await ben.api.labels.merge({ labelId: from.id, into: other.id })
    return commit(work)
  }
  const late = refused(ben.api.labels.merge({ labelId: from.id, into: into.id }))
  expect(await late).toMatchObject({ code: 'not-found', reason: 'no-label' })
  const { items } = await ben.api.filters.list({ limit: 100 })
  expect(new Set(items.map(({ query }) => query))).toEqual(new Set([`label:${other.id}`]))
})

test('a merge that a crash cut off among the filters is finished by asking again', async () => {
  const ben = await app.signUp()
  const [from, into] = [await ben.api.labels.create({ name: 'one' }), await ben.api.labels.create({ name: 'two' })]
  const task = await ben.api.tasks.create({ title: 'Post a letter', labelIds: [from.id] })
  await seed(ben, 65, `label:${from.id}`)
  const options = { batch: newId(), idempotencyKey: newId() }
  const merge = () => ben.api.labels.merge({ labelId: from.id, into: into.id }, options)
  const { store } = app.services
  const { commit } = store
  let step = 0
  store.commit = work => (++step === 2 ? Promise.reject(new Error('cut off')) : commit(work))
  await expect(merge()).rejects.toMatchObject({ code: 'internal' })
  store.commit = commit
  await merge()
  const asked = async () => new Set((await ben.api.filters.list({ limit: 100 })).items.map(({ query }) => query))
  expect(await asked()).toEqual(new Set([`label:${into.id}`]))
  expect((await ben.api.tasks.get({ taskId: task.id })).labelIds).toEqual([into.id])
  const { undone, kept } = await takeBackAll(ben.api, options.batch, { batch: newId() })
  expect([undone.length, kept]).toEqual([67, []])
  expect(await asked()).toEqual(new Set([`label:${from.id}`]))
})

test('a merge through a token for some workspaces leaves the filters of its person alone', async () => {
  const [from, into] = [
    await anna.api.labels.create({ name: 'hoem' }),
    await anna.api.labels.create({ name: 'the home' }),
  ]
  const filter = await save('label:hoem')
  const workspaceIds = [anna.me.personalWorkspaceId]
  const { token } = await anna.api.tokens.create({ name: 'Tidies up', scope: 'write', workspaceIds })
  await app.client(token).labels.merge({ labelId: from.id, into: into.id })
  expect(await read(filter.id)).toEqual(filter)
})

test('what is gone can be asked for by its id alone, not by the name it had', async () => {
  const label = await anna.api.labels.create({ name: 'fleeting' })
  const filter = await save('label:fleeting')
  await anna.api.labels.delete({ labelId: label.id })
  const change = (query: string) => anna.api.filters.update({ filterId: filter.id, query })
  expect((await refused(change('is:open label:fleeting'))).reason).toBe('query')
  expect(await change(`is:open label:${label.id}`)).toMatchObject({ names: { [label.id]: 'fleeting' } })
})

test('a label that is gone leaves the filter as it is, with the name it had; it can be changed all the same', async () => {
  const label = await anna.api.labels.create({ name: 'fleeting' })
  const filter = await save('is:open label:fleeting')
  const batch = newId()
  await anna.api.labels.delete({ labelId: label.id }, { batch })
  expect(await read(filter.id)).toEqual(filter)
  const asked = await refused(anna.api.tasks.list({ q: filter.query }))
  expect(errorsOf(asked)).toHaveProperty(['/q'])
  const query = `label:${label.id}`
  expect(await anna.api.filters.update({ filterId: filter.id, query })).toMatchObject({ query, names: filter.names })
  expect(await refused(save(query))).toMatchObject({ reason: 'query' })
  await anna.api.activity.undoBatch({ batchId: batch })
  expect(await found(query)).toEqual([])
})

test('a deleted filter comes back as it was by undo, though its label is gone by then', async () => {
  const label = await anna.api.labels.create({ name: 'passing' })
  const filter = await save('label:passing due:today')
  const batch = newId()
  await anna.api.filters.delete({ filterId: filter.id }, { batch })
  expect(await refused(read(filter.id))).toMatchObject({ code: 'not-found', reason: 'no-filter' })
  await anna.api.labels.delete({ labelId: label.id })
  const { undone, kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect([undone.length, kept]).toEqual([1, []])
  expect(await read(filter.id)).toMatchObject({ ...filter, updatedAt: expect.any(String) as string })
})

test('undo does not give a filter a name that another has taken since', async () => {
  const filter = await save('is:open', 'Once')
  const batch = newId()
  await anna.api.filters.delete({ filterId: filter.id }, { batch })
  await save('is:done', 'once')
  const { undone, kept } = await anna.api.activity.undoBatch({ batchId: batch })
  const detail = 'You have a filter named “once” already. Rename it, then undo this in the activity.'
  expect([undone, kept]).toMatchObject([[], [{ reason: 'filter-name-taken', detail }]])
})

test('a query that changed comes back by undo with the name of a label that is gone by then', async () => {
  const [label, other] = [
    await anna.api.labels.create({ name: 'bygone' }),
    await anna.api.labels.create({ name: 'stays' }),
  ]
  const filter = await save('label:bygone,stays')
  const batch = newId()
  await anna.api.filters.update({ filterId: filter.id, query: 'is:open', color: 'red' }, { batch })
  await anna.api.labels.delete({ labelId: label.id })
  const { batch: redo, kept } = await anna.api.activity.undoBatch({ batchId: batch })
  const { query, names, color } = filter
  expect(kept).toEqual([])
  expect(names).toEqual({ [label.id]: 'bygone', [other.id]: 'stays' })
  expect(await read(filter.id)).toMatchObject({ query, names, color })
  await anna.api.activity.undoBatch({ batchId: redo })
  expect(await read(filter.id)).toMatchObject({ query: 'is:open', names: {}, color: 'red' })
})

test('what changed beside the query goes back by itself', async () => {
  const label = await anna.api.labels.create({ name: 'beside' })
  const filter = await save('label:beside', 'Before')
  const batch = newId()
  await anna.api.filters.update({ filterId: filter.id, query: 'is:done', name: 'After' }, { batch })
  await anna.api.filters.update({ filterId: filter.id, query: `is:overdue label:${label.id}` })
  const { undone, kept } = await anna.api.activity.undoBatch({ batchId: batch })
  expect([undone.length, kept]).toMatchObject([1, [{ fields: ['query'], reason: 'changed-since' }]])
  expect(await read(filter.id)).toMatchObject({ name: 'Before', query: `is:overdue label:${label.id}` })
})

test('a query that is too long once it names by id is refused as such', async () => {
  const ben = await app.signUp()
  for (let n = 0; n < 30; n++) await ben.api.labels.create({ name: `l${n}` })
  const query = `label:${Array.from({ length: 30 }, (_, n) => `l${n}`).join()}`
  const problem = await refused(ben.api.filters.create({ name: 'All of them', query }))
  expect(errorsOf(problem)).toEqual({ '/query': 'This names too many labels and projects.' })
})

test('what happened to filters is read in the activity of their person', async () => {
  const filter = await save('is:open', 'Noticed')
  await anna.api.filters.update({ filterId: filter.id, name: 'Seen' })
  const { items } = await anna.api.activity.list({ resource: 'filter', limit: 2 })
  expect(items).toMatchObject([
    { kind: 'filter.updated', subjectId: filter.id, old: { name: 'Noticed' }, new: { name: 'Seen' }, undoable: true },
    { kind: 'filter.created', subjectId: filter.id },
  ])
  const { undone } = await anna.api.activity.undo({ entryId: items[0]?.id ?? '' })
  expect(undone).toHaveLength(1)
  expect(await read(filter.id)).toMatchObject({ name: 'Noticed' })
})

test('a hundred filters are enough', async () => {
  const ben = await app.signUp()
  await seed(ben, 100, 'is:open')
  expect(await refused(ben.api.filters.create({ name: 'one more', query: 'is:open' }))).toMatchObject({
    code: 'conflict',
    reason: 'too-many-filters',
  })
})

test('a token for some workspaces only learns nothing of them', async () => {
  await anna.api.auth.prove({ password: anna.password })
  const { token } = await anna.api.tokens.create({
    name: 'One workspace',
    scope: 'write',
    workspaceIds: [anna.me.personalWorkspaceId],
  })
  const api = app.client(token)
  const limited = { code: 'forbidden', reason: 'limited-token' }
  expect(await refused(api.filters.list())).toMatchObject(limited)
  expect(await refused(api.filters.create({ name: 'x', query: 'is:open' }))).toMatchObject(limited)
})
