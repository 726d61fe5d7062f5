import { builtinIdentity } from '../src/adapters/identity/builtin/identity.ts'
import type { Identity } from '../src/ports/identity.ts'
import { stores } from './stores.ts'

/** Where credentials live: every contract test of the port runs against each of them. */
export interface IdentityAdapter {
  name: string
  open(): Promise<{ identity: Identity; close(): Promise<void> }>
}

/** The built-in one keeps passwords in records, so it is tried on every engine that has them. */
export const identities = (): IdentityAdapter[] =>
  stores().map(engine => ({
    name: `builtin on ${engine.name}`,
    async open() {
      const { records, close } = await engine.open()
      return { identity: builtinIdentity(records), close }
    },
  }))
