import type { CallOptions, Client } from '@cairn/contract/client'
import type { Task } from '@cairn/contract/tasks'
import { createStore, type Store } from '../store.ts'
import { aBrowser } from './browser.ts'
import { aServer } from './server.ts'
import { turn } from './turns.ts'

export async function signedIn(...tasks: Task[]) {
  const server = aServer(tasks)
  return { server, ...(await aPage(server)) }
}

/** A page of this browser; one that has ended hears and says nothing any more. */
export async function aPage(server: ReturnType<typeof aServer>, browser = aBrowser(), now = browser.now) {
  const { keeper, end } = browser.open()
  let isOpen = true
  const heard = (...said: Parameters<Client['call']>) =>
    new Promise((resolve, reject) => {
      if (isOpen)
        server.client.call(...said).then(
          answer => isOpen && resolve(answer),
          (no: Error) => isOpen && reject(no),
        )
    })
  const client = {
    ...server.client,
    call: heard,
    activity: {
      undoBatch: (input: object, options: CallOptions) => heard('activity.undoBatch', input as never, options),
    },
  } as unknown as Client
  const store = createStore({ client, keeper, fetchValidator: server.validator, delay: () => turn(), now })
  const inDoubt: (() => void)[] = []
  store.onDoubt((_, again) => inDoubt.push(again))
  server.quiet = () => store.outbox.size() === 0
  await store.loader.load()
  return {
    store,
    browser,
    /** Each sends something again. */
    inDoubt,
    end() {
      isOpen = false
      end()
    },
  }
}

/** All rows of a store but for when they were changed, which is guessed until the server has said it. */
export const shownBy = (store: Store) =>
  [...store.tables.tasks.all()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ updatedAt: _, ...task }) => task)
