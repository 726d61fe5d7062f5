import { expect, test } from 'vitest'
import type { Records } from '../../../ports/records.ts'
import { builtinIdentity } from './identity.ts'

test('a password is kept as argon2id with 19 MiB and two passes, each with a salt of its own', async () => {
  // Sealing touches no record.
  const { seal } = builtinIdentity({} as Records)
  const [one, two] = await Promise.all([seal('correct horse'), seal('correct horse')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22,}\$[\w+/]{43,}$/)
  expect(two).not.toBe(one)
})
