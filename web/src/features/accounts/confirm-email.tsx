import { Link, useSearchParams } from 'wouter'
import { account } from '../../app/en-account.ts'
import { showFailure } from '../../app/failures.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { useValue } from '../../data/hooks.ts'
import { refreshMe, session } from '../../data/session.ts'
import { Field } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { useForm } from './use-form.ts'

/** Where the mail to a new address leads. The link alone changes nothing: whoever is not signed in gives the password too. */
export function ConfirmEmail() {
  const [params] = useSearchParams()
  const token = params.get('token')
  const signedIn = useValue(session) === 'in'
  return (
    <Entrance title={account.confirmEmail}>
      {token === null ? (
        <>
          <p className="text-muted">{account.badLink}</p>
          <Link href={paths.settingsOf('profile')} className="text-link">
            {account.startOver}
          </Link>
        </>
      ) : (
        <Confirmation token={token} signedIn={signedIn} />
      )}
    </Entrance>
  )
}

function Confirmation({ token, signedIn }: { token: string; signedIn: boolean }) {
  const done = () => {
    showToast({ text: account.emailConfirmed })
    navigate(signedIn ? paths.settingsOf('profile') : paths.logIn, { replace: true })
    if (signedIn) refreshMe().catch(showFailure)
  }
  const form = useForm('auth.verifyEmailChange', values => (signedIn ? { token } : { ...values, token }), done, {
    password: '',
  })
  return (
    <>
      <p className="text-muted">{signedIn ? account.confirmEmailHere : account.confirmEmailPassword}</p>
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.confirmEmailButton}>
        {!signedIn && (
          <Field
            {...form.field('password')}
            label={account.password}
            type="password"
            autoComplete="current-password"
            autoFocus
          />
        )}
      </EntranceForm>
    </>
  )
}
