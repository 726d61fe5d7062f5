import { Redirect, Route, Switch } from 'wouter'
import { paths } from '../../app/paths.ts'
import { useInstance } from '../../data/instance.ts'
import { Activate } from './activate.tsx'
import { CheckMail } from './check-mail.tsx'
import { ConfirmEmail } from './confirm-email.tsx'
import { Forgot } from './forgot.tsx'
import { LogIn } from './log-in.tsx'
import { Register } from './register.tsx'
import { Reset } from './reset.tsx'

/** The screens before the door. */
export function Accounts() {
  return (
    <Switch>
      <Route path={paths.register} component={Register} />
      <Route path={paths.checkMail} component={CheckMail} />
      <Route path={paths.activate} component={Activate} />
      <Route path={paths.forgot} component={Forgot} />
      <Route path={paths.reset} component={Reset} />
      <Route path={paths.confirmEmail} component={ConfirmEmail} />
      <Route path={paths.logIn} component={LogIn} />
      <Route component={Behind} />
    </Switch>
  )
}

/** Any other address waits behind the log-in; where there is no account yet, somebody makes the first. */
function Behind() {
  const { answer } = useInstance()
  return answer && !answer.hasAccounts ? <Redirect to={paths.register} replace /> : <LogIn />
}
