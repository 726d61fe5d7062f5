import { expect, test } from 'vitest'
import { operations } from './contract.ts'
import { refusal, type Standing } from './policy.ts'

const standings: Standing[] = [
  {},
  { power: 'view' },
  { power: 'edit' },
  { power: 'owner' },
  { power: 'owner', trashed: true },
  { power: 'owner', inbox: true },
  { power: 'owner', limited: true },
  { power: 'owner', proven: true },
]

// Nothing is there yet that only administrators do. When this fails, it is: new-token.tsx offers it then, and security.md says what it is.
test('a token to administer may do what one to write may, and no more', () => {
  for (const [id] of operations)
    for (const standing of standings)
      expect(refusal(id, { ...standing, grant: 'administer' }), id).toBe(refusal(id, { ...standing, grant: 'write' }))
})
