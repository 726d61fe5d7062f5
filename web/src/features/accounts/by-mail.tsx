import { Route, Switch } from 'wouter'
import { paths } from '../../app/paths.ts'
import { Activate } from './activate.tsx'
import { CheckMail } from './check-mail.tsx'
import { ConfirmEmail } from './confirm-email.tsx'
import { Forgot } from './forgot.tsx'
import { Register } from './register.tsx'
import { Reset } from './reset.tsx'

/** The screens that send a mail or are led to by one: a log-in does without them. */
export function ByMail() {
  return (
    <Switch>
      <Route path={paths.register} component={Register} />
      <Route path={paths.checkMail} component={CheckMail} />
      <Route path={paths.activate} component={Activate} />
      <Route path={paths.forgot} component={Forgot} />
      <Route path={paths.reset} component={Reset} />
      <Route path={paths.confirmEmail} component={ConfirmEmail} />
    </Switch>
  )
}
