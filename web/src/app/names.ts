import type { Me } from '@cairn/contract/users'

export const nameOf = (me: Pick<Me, 'givenName' | 'familyName' | 'username'>) =>
  `${me.givenName} ${me.familyName}`.trim() || me.username
