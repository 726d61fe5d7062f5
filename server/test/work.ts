import type { InputOf, OperationId } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import type { Actor, Services } from '../src/features/context.ts'
import { run } from '../src/features/runner.ts'

/**
 * What an operation costs, as others could measure it by the clock: every call of a port by its name, with the kind of record. It
 * only looks: what is called is the real thing. Without the mailer, which works in its own time.
 */
export async function workOf<Id extends OperationId>(
  services: Services,
  operation: Id,
  input: InputOf<Id>,
  { actor }: { actor?: Actor } = {},
): Promise<string[]> {
  const calls: string[] = []
  const { store, records, identity, sessions } = services
  const watched: Services = {
    ...services,
    records: watch(records, (name, [kind]) => calls.push(`records.${name} ${String(kind)}`)),
    identity: watch(identity, name => calls.push(`identity.${name}`)),
    sessions: watch(sessions, name => calls.push(`sessions.${name}`)),
    store: {
      ...watch(store, name => calls.push(`store.${name}`)),
      persons: watch(store.persons, name => calls.push(`persons.${name}`)),
    },
    wakeMailer: () => calls.push('wakeMailer'),
  }
  const request = { id: newId(), address: '192.0.2.7', userAgent: 'test', via: 'api', batch: newId() }
  await run(watched, { operation, input, actor, request }).catch((error: Error) => calls.push(error.message))
  return calls.toSorted()
}

type Method = (...args: unknown[]) => unknown

function watch<T extends object>(port: T, seen: (name: string, args: unknown[]) => void): T {
  const methods = Object.entries(port).flatMap(([name, method]: [string, unknown]) =>
    typeof method === 'function' ? [[name, watchedMethod(name, method as Method)]] : [],
  )
  function watchedMethod(name: string, method: Method): Method {
    return (...args) => {
      seen(name, args)
      return method.apply(port, args)
    }
  }
  return { ...port, ...Object.fromEntries(methods) } as T
}
