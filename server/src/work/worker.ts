/** Where workers say what they did, and what they will try again. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

/** Something that runs by itself, again and again, on every instance; it must not mind others doing the same. */
export interface Worker {
  name: string
  /** Milliseconds between two looks. */
  every: number
  /** True: there may be more, look again at once. */
  once(): Promise<boolean>
}

export interface Running {
  /** Look now rather than later. */
  wake(): void
  /** Waits for what is under way. */
  stop(): Promise<void>
}

export function runWorker(worker: Worker, log: Pick<Log, 'warn'>): Running {
  let stopped = false
  let asleep: (() => void) | undefined
  let woken = false

  const pause = () =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, worker.every)
      asleep = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const done = (async () => {
    while (!stopped) {
      woken = false
      const more = await worker.once().catch((error: Error) => {
        log.warn({ worker: worker.name, error: error.message }, 'worker failed, will try again')
        return false
      })
      if (!more && !woken && !stopped) await pause()
    }
  })()

  const wake = () => {
    woken = true
    asleep?.()
  }
  return {
    wake,
    async stop() {
      stopped = true
      wake()
      await done
    },
  }
}
