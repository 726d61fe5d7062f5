import type { Session } from '@cairn/contract/auth'
import { navigate } from '../../app/navigate.ts'
import { entrances, paths } from '../../app/paths.ts'
import { forgetInstance } from '../../data/instance.ts'
import { signedIn } from '../../data/session.ts'
import { planWelcome } from '../welcome/due.ts'
import { endFlow } from './flow.ts'

/** Through the door: to where one wanted to go, otherwise to Today. */
export function enter({ user }: Session) {
  endFlow()
  forgetInstance()
  if (entrances.includes(location.pathname)) navigate(paths.today, { replace: true })
  void signedIn(user)
}

/** The same for the first time: who runs the installation is told what that means. */
export function enterNew(session: Session) {
  if (session.user.operator) planWelcome()
  enter(session)
}
