import { Redirect, Route, Switch } from 'wouter'
import { part } from '../../app/parts.ts'
import { paths } from '../../app/paths.ts'
import { useInstance } from '../../data/instance.ts'
import { LogIn } from './log-in.tsx'

const ByMail = part(async () => (await import('./by-mail.tsx')).ByMail)

/** The screens before the door. */
export function Accounts() {
  return (
    <Switch>
      {BY_MAIL.map(path => (
        <Route key={path} path={path} component={ByMail} />
      ))}
      <Route path={paths.logIn} component={LogIn} />
      <Route component={Behind} />
    </Switch>
  )
}

const BY_MAIL = [paths.register, paths.checkMail, paths.activate, paths.forgot, paths.reset, paths.confirmEmail]

/** Any other address waits behind the log-in; where there is no account yet, somebody makes the first. */
function Behind() {
  const { answer } = useInstance()
  return answer && !answer.hasAccounts ? <Redirect to={paths.register} replace /> : <LogIn />
}
