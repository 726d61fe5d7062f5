import type { LoginStep } from '@cairn/contract/auth'
import type { RequestOptions } from '@cairn/contract/passkeys'
import { useState } from 'react'
import { account } from '../../app/en-account.ts'
import { client } from '../../data/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { AppCodeField } from './app-code-field.tsx'
import { enter } from './enter.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { signWithPasskey } from './passkey.ts'
import { useForm } from './use-form.ts'

interface StepProps {
  step: LoginStep
}

/** The password was right; now a passkey, the code of the authenticator app, or a recovery code. */
export function SecondStep({ step, onBack }: StepProps & { onBack: () => void }) {
  const [way, setWay] = useState(step.factors[0])
  return (
    <Entrance title={account.secondStep}>
      {way === 'passkey' && step.passkey && <ByPasskey step={step} options={step.passkey} />}
      {way === 'totp' && <ByApp step={step} />}
      {way === 'recovery-code' && <ByRecoveryCode step={step} />}
      <div className="grid justify-items-start gap-2">
        {step.factors
          .filter(other => other !== way)
          .map(other => (
            <Button key={other} look="quiet" onClick={() => setWay(other)} className="-ml-3">
              {account.insteadUse[other]}
            </Button>
          ))}
        <Button look="quiet" onClick={onBack} className="-ml-3">
          {account.backToLogIn}
        </Button>
      </div>
    </Entrance>
  )
}

function ByPasskey({ step: { login }, options }: StepProps & { options: RequestOptions }) {
  const logIn = async () => {
    enter(await client.auth.finishLogin({ login, passkey: await signWithPasskey(options) }))
  }
  return (
    <div className="grid gap-4">
      <p className="text-muted">{account.passkeyHint}</p>
      <PasskeyButton onUse={logIn} autoFocus />
    </div>
  )
}

function ByApp({ step }: StepProps) {
  const form = useForm('auth.finishLogin', values => ({ ...values, login: step.login }), enter, { code: '' })
  return (
    <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.logIn}>
      <AppCodeField {...form.field('code')} autoFocus />
    </EntranceForm>
  )
}

function ByRecoveryCode({ step }: StepProps) {
  const form = useForm('auth.finishLogin', values => ({ ...values, login: step.login }), enter, { recoveryCode: '' })
  return (
    <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.logIn}>
      <Field
        {...form.field('recoveryCode')}
        label={account.recoveryCode}
        hint={account.recoveryHint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
      />
    </EntranceForm>
  )
}
