import { byCodePoint } from '@cairn/contract/code-points'
import { newId } from '@cairn/contract/ids'
import type { Mark, Write } from './write.ts'

/** Where writes wait until the server has acknowledged them, whatever becomes of the page. */
export interface Keeper {
  /** Before the turn ends in which it is shown. */
  keep(write: Write): void
  mark(write: Write, mark: Mark): void
  drop(write: Write): void
  /** What waits for this person and no living page takes care of, the oldest first; from now on this page does. */
  adopt(person: string): Promise<Waiting[]>
  /** A page that took care of something has ended. */
  onOrphans(listener: () => void): void
  /** How much this person did waits, in this page or another. */
  count(person: string): Promise<number>
  /** This page takes care of nothing any more. */
  leave(): void
}

export interface Waiting {
  write: Write
  mark: Mark
}

/** What stands beside a write and changes, so that the write, which can be large, is stored once. */
type Beside = Mark & { key: string; owner: string }

type Change = (writes: IDBObjectStore, beside: IDBObjectStore) => void

/** In IndexedDB, by person. A page holds a lock for as long as it lives: that is how another knows that it has ended. */
export function createKeeper(): Keeper {
  let database: Promise<IDBDatabase> | undefined
  let page = enter()
  let changes: Change[] = []
  let tellOrphans = () => {}
  const watched = new Set<string>()

  const open = () => (database ??= openDatabase(() => (database = undefined)))

  /** What one turn changes is one transaction: a gesture of a hundred writes is kept whole or not at all. */
  const change = (act: Change) => {
    if (changes.push(act) === 1) queueMicrotask(() => void flush().catch(withoutKeeping))
  }
  const flush = async () => {
    const acts = changes
    changes = []
    const transaction = (await open()).transaction(['writes', 'beside'], 'readwrite', { durability: 'strict' })
    const [writes, beside] = [transaction.objectStore('writes'), transaction.objectStore('beside')]
    for (const act of acts) act(writes, beside)
    // Not when the browser gets to it: the page may be about to end.
    transaction.commit()
  }

  const read = async (person: string) => {
    const transaction = (await open()).transaction(['writes', 'beside'])
    const [writes, beside] = [transaction.objectStore('writes'), transaction.objectStore('beside')]
    const [texts, besides] = await Promise.all([
      answered(writes.getAll(allOf(person))),
      answered(beside.getAll(allOf(person))),
    ])
    const known = new Map(besides.map((one: Beside) => [one.key, one]))
    return texts.map((text: string) => {
      const write = JSON.parse(text) as Write
      const { owner = '', tried, at } = known.get(write.key) ?? {}
      return { write, mark: { tried, at }, owner }
    })
  }

  const stand = (write: Write, mark: Mark) =>
    change((_, beside) => beside.put({ ...mark, key: write.key, owner: page.id } satisfies Beside, placeOf(write)))

  /** From a page that has ended. Of two that want it one comes first, and leaves nothing for the other. */
  const takeFrom = (owner: string, person: string) =>
    withLock(owner, true, async isFree => {
      if (!isFree) return watch(owner)
      const found = (await read(person)).filter(waiting => waiting.owner === owner)
      for (const { write, mark } of found) stand(write, mark)
      return found
    })

  const watch = (owner: string): Waiting[] => {
    if (!watched.has(owner)) void withLock(owner, false, async () => tellOrphans())
    watched.add(owner)
    return []
  }

  return {
    keep(write) {
      change(writes => writes.put(JSON.stringify(write), placeOf(write)))
      stand(write, {})
    },
    mark: stand,
    drop: write => change((...stores) => stores.forEach(store => store.delete(placeOf(write)))),
    async adopt(person) {
      const owners = new Set((await read(person).catch(() => [])).map(({ owner }) => owner))
      owners.delete(page.id)
      const found = await Promise.all([...owners].map(owner => takeFrom(owner, person).catch(() => [])))
      return found.flat().toSorted((a, b) => byCodePoint(a.write.key, b.write.key))
    },
    onOrphans: listener => void (tellOrphans = listener),
    count: async person => new Set((await read(person).catch(() => [])).map(({ write }) => write.batch)).size,
    leave() {
      page.leave()
      page = enter()
    },
  }
}

const placeOf = ({ person, key }: Write) => [person, key]
/** An array comes after every text. */
const allOf = (person: string) => IDBKeyRange.bound([person], [person, []])

function openDatabase(closed: () => void) {
  const request = indexedDB.open('cairn', 1)
  request.onupgradeneeded = () => ['writes', 'beside'].forEach(name => request.result.createObjectStore(name))
  request.onsuccess = () => {
    request.result.onclose = closed
    // A later Cairn, in another tab, wants to change it.
    request.result.onversionchange = () => {
      request.result.close()
      closed()
    }
  }
  return answered(request)
}

const answered = <T>(request: IDBRequest<T>) =>
  new Promise<T>((done, failed) => {
    request.addEventListener('success', () => done(request.result))
    request.addEventListener('error', () => failed(request.error ?? new Error('IndexedDB did not say why.')))
  })

/** Where the browser keeps nothing, writes wait in the page, and it asks before it is left. */
const withoutKeeping = () => {}

function enter() {
  const id = newId()
  let leave = () => {}
  const left = new Promise<void>(done => (leave = done))
  void withLock(id, false, () => left)
  return { id, leave }
}

/** Without a secure context there are no locks. Then nobody is waited for: two pages may send the same, which the keys make harmless. */
function withLock<T>(page: string, ifAvailable: boolean, act: (isFree: boolean) => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return act(true)
  return navigator.locks.request(`cairn.page ${page}`, { ifAvailable }, lock => act(lock !== null))
}
