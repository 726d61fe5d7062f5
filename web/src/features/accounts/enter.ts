import type { Session } from '@cairn/contract/auth'
import { navigate } from '../../app/navigate.ts'
import { entrances, paths } from '../../app/paths.ts'
import { signedIn } from '../../data/session.ts'
import { endFlow } from './flow.ts'

/** Through the door: to where one wanted to go, otherwise to Today. */
export function enter({ user }: Session) {
  endFlow()
  if (entrances.includes(location.pathname)) navigate(paths.today, { replace: true })
  void signedIn(user)
}
