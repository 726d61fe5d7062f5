import { Problem } from '@cairn/contract/problems'

/** One write on its way to the server. */
interface Item {
  /** What the person did at once, be it one write or a hundred. */
  batch: string
  /** Sends it; called again, with the same idempotency key, until the server has answered. */
  send(): Promise<void>
  /** The server said no, for good. */
  refused(problem: Problem): void
}

/** `saved`: nothing waits. `offline`: the last try got no answer, another follows by itself. */
interface SyncState {
  state: 'saved' | 'saving' | 'offline'
  /** What the person did, not the writes it took. */
  waiting: number
}

export interface Outbox {
  push(item: Item): void
  state(): SyncState
  /** Writes, with the one that is on its way. */
  size(): number
  subscribe(listener: () => void): () => void
  /** Tries at once: the network is back, or the person asked. */
  wake(): void
  /** The session has ended: what waits stays, unsent, until `resume`. */
  onSignedOut(listener: (problem: Problem) => void): () => void
  resume(): void
  /** Once nothing is on its way any more: whether all is saved, or something waits for a better moment. */
  drained(): Promise<boolean>
  clear(): void
}

/** Sends writes one at a time, in the order in which they were made. */
export function createOutbox(delay: (ms: number) => Promise<void> = wait): Outbox {
  let items: Item[] = []
  /** Runs of items that belong together. */
  let waiting = 0
  let state: SyncState = { state: 'saved', waiting }
  let paused = false
  let running = false
  let tries = 0
  /** Of these, such as the server has answered, and takes only so often. */
  let answered = 0
  let wakeUp = () => {}
  const listeners = new Set<() => void>()
  const signedOut = new Set<(problem: Problem) => void>()

  const tell = (next: SyncState['state']) => {
    if (state.state === next && state.waiting === waiting) return
    state = { state: next, waiting }
    for (const listener of [...listeners]) listener()
  }

  const shift = () => {
    const item = items.shift()
    if (item?.batch !== items[0]?.batch) waiting--
  }

  const run = async () => {
    if (running) return
    running = true
    try {
      await sendAll()
    } finally {
      running = false
      tell(items.length === 0 ? 'saved' : 'offline')
    }
  }

  const sendAll = async () => {
    for (let item = items[0]; item && !paused; item = items[0]) {
      tell(tries > 0 ? 'offline' : 'saving')
      const problem = await attempt(item)
      // Cleared in the meantime, the queue is somebody else's: nobody is told.
      if (items[0] !== item) continue
      if (!problem || !isPassing(problem, answered)) {
        shift()
        tries = answered = 0
        if (problem) item.refused(problem)
      } else if (problem.code === 'unauthenticated') {
        paused = true
        for (const listener of [...signedOut]) listener(problem)
      } else {
        // Too many at once is not offline: the server says when it takes more.
        if (problem.code !== 'rate-limited') tries++
        if (problem.code === 'internal' || problem.reason === 'busy') answered++
        if (tries > 0 && problem.code !== 'conflict') tell('offline')
        await Promise.race([delay(backoff(problem, tries)), new Promise<void>(done => (wakeUp = done))])
      }
    }
  }

  return {
    push(item) {
      if (items.at(-1)?.batch !== item.batch) waiting++
      items.push(item)
      tell(tries > 0 || paused ? 'offline' : 'saving')
      void run()
    },
    state: () => state,
    size: () => items.length,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake() {
      wakeUp()
      void run()
    },
    onSignedOut(listener) {
      signedOut.add(listener)
      return () => signedOut.delete(listener)
    },
    resume() {
      paused = false
      void run()
    },
    async drained() {
      while (state.state === 'saving') await change()
      return items.length === 0
    },
    clear() {
      items = []
      waiting = 0
      tries = answered = 0
      paused = false
      tell('saved')
      wakeUp()
    },
  }

  function change() {
    return new Promise<void>(changed => {
      const listener = () => changed(void listeners.delete(listener))
      listeners.add(listener)
    })
  }

  async function attempt(item: Item): Promise<Problem | undefined> {
    try {
      await item.send()
      return undefined
    } catch (error) {
      return error instanceof Problem ? error : defect(error)
    }
  }
}

/** Ours gets as many tries as one of the server's, and is seen. */
function defect(error: unknown) {
  console.error(error)
  return new Problem('internal')
}

/** Whether the same request may yet succeed. A defect of the server gets three tries, so that it cannot hold up what waits behind. */
function isPassing(problem: Problem, answered: number) {
  if (problem.code === 'internal') return answered < 2
  // Others were at the same rows: what was written of it stands, and the same key goes on from there.
  if (problem.code === 'conflict') return problem.reason === 'in-flight' || (problem.reason === 'busy' && answered < 5)
  return problem.code === 'unavailable' || problem.code === 'rate-limited' || problem.code === 'unauthenticated'
}

/** Milliseconds: from one second, doubling, up to half a minute; the server's own word goes first. */
function backoff(problem: Problem, tries: number) {
  return (problem.parts.retryAfter ?? Math.min(2 ** Math.max(0, tries - 1), 30)) * 1000
}

export const wait = (ms: number) => new Promise<void>(done => setTimeout(done, ms))
