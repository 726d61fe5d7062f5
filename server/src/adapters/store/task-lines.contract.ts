import { newId } from '@cairn/contract/ids'
import { Task } from '@cairn/contract/tasks'
import * as z from 'zod/mini'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adding, aTask, AT } from '../../../test/factories.ts'
import { pagesOf } from '../../../test/paging.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import type { TaskRow } from '../../ports/rows.ts'
import type { PageAfter, Rows, Store } from '../../ports/store.ts'
import { lineOf, type TaskLine } from '../../ports/task-lines.ts'

const living = { trashed: false }

for (const engine of stores()) {
  describe(`tasks ready for the wire on ${engine.name}`, () => {
    let open: OpenEngine
    let store: Store
    beforeAll(async () => {
      open = await engine.open()
      store = open.store
    })
    afterAll(() => open.close())

    const kept = async (...rows: TaskRow[]) => {
      await store.commit(adding('tasks', ...rows))
      return rows
    }

    test('a line says what the row says, field by field in the same order, whatever stands in it', async () => {
      const place = { scope: newId(), projectId: newId() }
      const rows = await kept(
        aTask(place),
        aTask({ ...place, ...EVERYTHING }),
        aTask({ ...place, dueAt: '2026-11-20T09:00:00.120Z', timeZone: 'America/Argentina/Buenos_Aires' }),
        ...TEXTS.map(text => aTask({ ...place, title: text.slice(0, 100), description: text })),
        aTask({ ...place, deletedAt: AT }),
      )
      for (const filter of [living, { trashed: true }, { ...living, statuses: ['completed'] as const }]) {
        const page = { limit: 100 }
        const { list, listByProject, lines } = store.tasks
        const same = (shown: Rows<TaskLine>, stored: Rows<TaskRow>) =>
          expect(shown.rows.map(plain)).toEqual(stored.rows.map(row => plain(lineOf(row))))
        const { scope, projectId } = place
        same(await lines.list([scope], filter, page), await list([scope], filter, page))
        same(
          await lines.listByProject(scope, projectId, filter, page),
          await listByProject(scope, projectId, filter, page),
        )
      }
      const { rows: all } = await store.tasks.lines.list([place.scope], living, { limit: 100 })
      expect(all).toHaveLength(rows.length - 1)
      for (const { json } of all) z.omit(Task, { power: true }).parse(JSON.parse(json.toString()))
    })

    test('the lines of a list are walked in its order, over all its scopes', async () => {
      const scopes = [newId(), newId()]
      const projectId = newId()
      for (let n = 0; n < 7; n++) await kept(aTask({ scope: scopes[n % 2]!, projectId, position: `a${n}` }))
      const ids = async (list: (page: PageAfter) => Promise<Rows<{ id: string }>>) =>
        (await pagesOf(2, list)).flat().map(row => row.id)
      expect(await ids(page => store.tasks.lines.list(scopes, living, page))).toEqual(
        await ids(page => store.tasks.list(scopes, living, page)),
      )
      const [scope = ''] = scopes
      expect(await ids(page => store.tasks.lines.list([scope], living, page))).toHaveLength(4)
      expect(await ids(page => store.tasks.lines.listByProject(scope, projectId, living, page))).toEqual(
        await ids(page => store.tasks.listByProject(scope, projectId, living, page)),
      )
      expect(await store.tasks.lines.list([], living, { limit: 5 })).toEqual({ rows: [], next: null })
    })
  })
}

/** As what was sent is compared: the text itself would also say how each engine writes a letter. */
const plain = ({ id, scope, createdBy, json }: TaskLine) => [
  id,
  scope,
  createdBy,
  Object.entries(JSON.parse(json.toString())),
]

const EVERYTHING: Partial<TaskRow> = {
  parentId: newId(),
  status: 'completed',
  priority: 'urgent',
  startOn: '2026-02-01',
  dueOn: '2026-02-28',
  labelIds: [newId(), newId()],
  position: 'Zz0V',
  createdAt: '1970-01-01T00:00:00.000Z',
  updatedAt: '9998-12-31T23:59:59.999Z',
  completedAt: '2026-11-20T09:00:00.001Z',
}

const TEXTS = [
  '"quoted" and \\escaped\\, {"like":"JSON"}, \'; --',
  'lines\nand\ttabs\r\nand \b\f\u0001\u001f\u007f',
  'tâche 買い物 हिन्दी 🚲 \u2028 \u2029 </script>',
  '',
]
