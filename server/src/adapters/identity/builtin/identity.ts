import { hash, verify } from '@node-rs/argon2'
import type { Identity } from '../../../ports/identity.ts'
import type { Records } from '../../../ports/records.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; 14 to 20 ms on the thread pool. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The pool has four threads; one stays free for files and names. */
const AT_ONCE = 3

/** Passwords as argon2id hashes in records of their own. */
export function builtinIdentity(records: Records): Identity {
  const queue = limited(AT_ONCE)
  const seal = (password: string) => queue(() => hash(password, STRENGTH))
  // Compared with when there is no account, so that the answer takes as long.
  const decoy = seal('nobody has this password')

  const opens = async (sealed: string | undefined, password: string) => {
    const fits = await queue(async () => verify(sealed ?? (await decoy), password))
    return sealed !== undefined && fits
  }
  return {
    seal,
    opens,
    setPassword: async (personId, sealed) =>
      void (await records.put('password', personId, sealed, { expect: 'any', expiresAt: null })),
    removePassword: async personId => void (await records.remove('password', personId)),
    checkPassword: async (personId, password) => {
      const stored = await records.get<string>('password', personId ?? 'nobody')
      return opens(stored?.value, password)
    },
  }
}

function limited(most: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async function queue<T>(work: () => Promise<T>): Promise<T> {
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve))
    running++
    try {
      return await work()
    } finally {
      running--
      waiting.shift()?.()
    }
  }
}
