import type { LoginOutcome, LoginStep } from '@cairn/contract/auth'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { enter } from './enter.ts'
import { keepFlow } from './flow.ts'

/** What a password leads to: through the door, to the second step, or to the code that a mail has brought. */
export const enterOr = (onStep: (step: LoginStep) => void) => (answer: LoginOutcome) => {
  if (answer.login !== undefined) return onStep(answer)
  if (answer.flow === undefined) return enter(answer)
  const { email, ...flow } = answer
  keepFlow({ ...flow, kind: 'register', address: email, waits: true })
  navigate(paths.checkMail)
}
