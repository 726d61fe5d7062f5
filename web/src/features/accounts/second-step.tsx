import type { LoginAnswer, LoginStep } from '@cairn/contract/auth'
import { useState } from 'react'
import { account } from '../../app/en-account.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { CodeField } from './code-field.tsx'
import { enter } from './enter.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { useForm } from './use-form.ts'

/** What a password leads to: through the door, or to the second step. */
export const enterOr = (onStep: (step: LoginStep) => void) => (answer: LoginAnswer) =>
  answer.login === undefined ? enter(answer) : onStep(answer)

interface StepProps {
  step: LoginStep
}

/** The password was right; now the code of the authenticator app, or a recovery code. */
export function SecondStep({ step, onBack }: StepProps & { onBack: () => void }) {
  const hasApp = step.factors.includes('totp')
  const [recovering, setRecovering] = useState(!hasApp)
  const Form = recovering ? ByRecoveryCode : ByApp
  return (
    <Entrance title={account.secondStep}>
      <Form step={step} />
      <div className="grid justify-items-start gap-2">
        {hasApp && (
          <Button look="quiet" onClick={() => setRecovering(!recovering)} className="-ml-3">
            {recovering ? account.useApp : account.useRecoveryCode}
          </Button>
        )}
        <Button look="quiet" onClick={onBack} className="-ml-3">
          {account.backToLogIn}
        </Button>
      </div>
    </Entrance>
  )
}

function ByApp({ step }: StepProps) {
  const form = useForm('auth.finishLogin', values => ({ ...values, login: step.login }), enter, { code: '' })
  return (
    <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.logIn}>
      <CodeField {...form.field('code')} hint={account.appHint} autoFocus />
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
