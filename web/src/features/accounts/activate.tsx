import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { account } from '../../app/en-account.ts'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { enterNew } from './enter.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { runningFlow } from './flow.ts'
import { useForm } from './use-form.ts'

/** Where the mailed link leads. It does nothing by itself: a scanner of mails opens links too. */
export function Activate() {
  const [params] = useSearchParams()
  const token = params.get('token')
  const flow = runningFlow('register')
  const [elsewhere, setElsewhere] = useState(!flow)
  if (token === null) return <BadLink />
  return (
    <Entrance title={account.activate}>
      {elsewhere || !flow ? (
        <ByPassword token={token} />
      ) : (
        <>
          <ByFlow token={token} flow={flow.flow} />
          <Button look="quiet" onClick={() => setElsewhere(true)} className="-ml-3 justify-self-start">
            {account.usePassword}
          </Button>
        </>
      )}
    </Entrance>
  )
}

/** In the browser that registered, a press is enough. */
function ByFlow(proof: { token: string; flow: string }) {
  const form = useForm('auth.activate', () => proof, enterNew)
  return (
    <>
      <p className="text-muted">{account.activateHere}</p>
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.activateButton} />
    </>
  )
}

function ByPassword({ token }: { token: string }) {
  const form = useForm('auth.activate', values => ({ ...values, token }), enterNew, { password: '' })
  return (
    <>
      <p className="text-muted">{account.activatePassword}</p>
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.activateButton}>
        <Field
          {...form.field('password')}
          label={account.password}
          type="password"
          autoComplete="current-password"
          autoFocus
        />
      </EntranceForm>
    </>
  )
}

function BadLink() {
  return (
    <Entrance title={account.activate}>
      <p className="text-muted">{account.badLink}</p>
      <Link href={paths.logIn} className="text-link">
        {account.backToLogIn}
      </Link>
    </Entrance>
  )
}
