import type { Client } from '@cairn/contract/client'
import type { Page } from '@cairn/contract/fields'
import { Problem } from '@cairn/contract/problems'
import type { Task } from '@cairn/contract/tasks'
import { FEW } from './answers.ts'
import type { Rows, Tables } from './rows.ts'
import type { Row, Table } from './table.ts'
import { createValue, type Value } from './value.ts'

interface LoadState {
  /** `ready`: everything open is here. `failed`: nothing is, and `problem` says why. */
  state: 'loading' | 'ready' | 'failed'
  /** What is done has come too. */
  complete: boolean
  problem?: Problem
}

export interface Loader {
  state: Value<LoadState>
  trash: Value<'unasked' | 'loading' | 'ready' | 'failed'>
  /** Where it is not known yet whose page this is, that is found out first. */
  load(introduce?: () => Promise<void>): Promise<void>
  /** Asks whether anything changed, and if so for everything, as it is now or later. */
  refresh(): Promise<void>
  /** Asks for what hangs below these tasks, in the trash or not; for everything, where that is more than a few. */
  refreshBelow(taskIds: Iterable<string>): Promise<void>
  loadTrash(): Promise<void>
  clear(): void
}

export interface Source {
  client: Pick<Client, 'tasks' | 'projects' | 'labels' | 'filters' | 'users'>
  fetchValidator(): Promise<string | null>
}

/** Brings the rows of the server into the tables: first what is open, then what is done, the trash when asked for. */
export function createLoader(
  { client, fetchValidator }: Source,
  tables: Tables,
  step: (change: () => void) => void,
  /** Once it is known who is here, and before the first rows are shown. */
  known: () => Promise<void>,
): Loader {
  const state = createValue<LoadState>({ state: 'loading', complete: false })
  const trash = createValue<'unasked' | 'loading' | 'ready' | 'failed'>('unasked')
  let validator: string | null = null
  let refreshing: Promise<void> | undefined
  let afterwards: Promise<void> | undefined
  /** Answers to who was signed in before are dropped. */
  let person = 0

  const whole = async <Name extends keyof Rows>(
    name: Name,
    fetchPage: (cursor: { cursor?: string }) => Promise<Page<Rows[Name]>>,
    concerns?: (row: Rows[Name]) => boolean,
  ) => {
    const table: Table<Rows[Name]> = tables[name]
    const [asked, asOf] = [person, table.clock()]
    const seen = new Set<string>()
    for await (const items of pages(fetchPage)) {
      if (asked !== person) return
      for (const row of items) seen.add(row.id)
      step(() => table.receive(items, asOf))
    }
    if (concerns && asked === person) step(() => table.retain(seen, asOf, concerns))
  }

  const profile = async () => {
    const asked = person
    const me = await client.users.me()
    if (asked !== person) return
    const known = [...tables.me.all()].every(({ id }) => id === me.id)
    // Nobody's rows stand beside another's.
    if (!known) throw new Problem('unauthenticated', { reason: 'another-person' })
    step(() => tables.me.receive([me]))
  }
  const projectsThat = (trashed: boolean) =>
    whole(
      'projects',
      at => client.projects.list({ limit: 100, trashed: trashed ? 'true' : 'false', ...at }),
      row => (row.deletedAt !== null) === trashed,
    )
  const labels = () =>
    whole(
      'labels',
      at => client.labels.list({ limit: 100, ...at }),
      () => true,
    )
  const filters = () =>
    whole(
      'filters',
      at => client.filters.list({ limit: 100, ...at }),
      () => true,
    )
  const tasksThat = (filter: { completed?: 'true' | 'false'; trashed?: 'true' }, concerns?: (task: Task) => boolean) =>
    whole('tasks', at => client.tasks.list({ limit: 100, ...filter, ...at }), concerns)
  const trashed = () =>
    Promise.all([projectsThat(true), tasksThat({ trashed: 'true' }, task => task.deletedAt !== null)])

  const reload = async () => {
    // A person's own things are not in it: these are few.
    const [current] = await Promise.all([fetchValidator(), filters()])
    if (current !== null && current === validator) return
    await Promise.all([
      profile(),
      projectsThat(false),
      labels(),
      tasksThat({}, task => task.deletedAt === null),
      ...(trash.get() === 'ready' ? [trashed()] : []),
    ])
    validator = current
  }

  const refresh = async (): Promise<void> => {
    if (state.get().state !== 'ready') return
    // What is under way may be past a page that has changed since.
    if (refreshing) return (afterwards ??= refreshing.catch(() => {}).then(refreshAgain))
    await (refreshing = reload().finally(() => (refreshing = undefined)))
  }
  const refreshAgain = () => {
    afterwards = undefined
    return refresh()
  }

  const childrenOf = async (parent: string) => {
    const [asked, asOf] = [person, tables.tasks.clock()]
    const both = ['false', 'true'] as const
    const lists = await Promise.all(
      both.map(trashed => collected(at => client.tasks.list({ parent, trashed, limit: 100, ...at }))),
    )
    const children = lists.flat()
    if (asked === person) step(() => tables.tasks.receive(children, asOf))
    return children.map(({ id }) => id)
  }

  return {
    state,
    trash,
    async load(introduce) {
      const asked = person
      state.set({ state: 'loading', complete: false })
      try {
        await introduce?.()
        if (asked !== person) return
        await Promise.all([profile().then(known), projectsThat(false), labels(), tasksThat({ completed: 'false' })])
        if (asked !== person) return
        state.set({ state: 'ready', complete: false })
        await Promise.all([filters(), tasksThat({ completed: 'true' })])
        if (asked === person) state.set({ state: 'ready', complete: true })
      } catch (error) {
        if (asked !== person) return
        if (!(error instanceof Problem)) throw error
        // What is open is on the screen; the next refresh brings the rest.
        if (state.get().state !== 'ready') state.set({ state: 'failed', complete: false, problem: error })
      }
    },
    refresh,
    async refreshBelow(taskIds) {
      const known = new Set(taskIds)
      for (let level = [...known]; level.length > 0;) {
        if (known.size > FEW) return refresh()
        const found = (await Promise.all(level.map(childrenOf))).flat()
        level = found.filter(id => !known.has(id))
        for (const id of level) known.add(id)
      }
    },
    async loadTrash() {
      if (trash.get() === 'loading' || trash.get() === 'ready') return
      const asked = person
      trash.set('loading')
      try {
        await trashed()
        if (asked === person) trash.set('ready')
      } catch (error) {
        if (asked === person) trash.set('failed')
        if (!(error instanceof Problem)) throw error
      }
    },
    clear() {
      person++
      validator = null
      trash.set('unasked')
      state.set({ state: 'loading', complete: false })
    },
  }
}

async function collected<R extends Row>(fetchPage: (at: { cursor?: string }) => Promise<Page<R>>): Promise<R[]> {
  const rows: R[] = []
  for await (const items of pages(fetchPage)) rows.push(...items)
  return rows
}

async function* pages<R extends Row>(fetchPage: (at: { cursor?: string }) => Promise<Page<R>>) {
  let cursor: string | null = null
  do {
    const page: Page<R> = await fetchPage(cursor === null ? {} : { cursor })
    yield page.items
    cursor = page.nextCursor
  } while (cursor !== null)
}
