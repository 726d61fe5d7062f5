import type { LoginStep } from '@cairn/contract/auth'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { account } from '../../app/en-account.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { Field } from '../../ui/field.tsx'
import { CodeField } from './code-field.tsx'
import { enterOr } from './enter-or.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { runningFlow, type RunningFlow } from './flow.ts'
import { OutboxHint } from './outbox-hint.tsx'
import { Resend } from './resend.tsx'
import { SecondStep } from './second-step.tsx'
import { useForm } from './use-form.ts'

/** Reached by the mailed link, or with the code of a reset that this browser began. */
export function Reset() {
  const [params] = useSearchParams()
  const token = params.get('token')
  const flow = runningFlow('reset')
  const [step, setStep] = useState<LoginStep>()
  if (step) return <SecondStep step={step} onBack={() => navigate(paths.logIn)} />
  return (
    <Entrance title={account.reset}>
      {token !== null ? (
        <ByLink token={token} onStep={setStep} />
      ) : flow ? (
        <ByCode flow={flow} onStep={setStep} />
      ) : (
        <Nothing />
      )}
    </Entrance>
  )
}

interface Steps {
  onStep: (step: LoginStep) => void
}

function ByLink({ token, onStep }: Steps & { token: string }) {
  const form = useForm('auth.verifyReset', values => ({ ...values, token }), enterOr(onStep), { password: '' })
  return (
    <>
      <p className="text-muted">{account.resetHint}</p>
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.setPassword}>
        <NewPassword {...form.field('password')} autoFocus />
      </EntranceForm>
    </>
  )
}

function ByCode({ flow, onStep }: Steps & { flow: RunningFlow }) {
  const blank = { code: '', password: '' }
  const form = useForm('auth.verifyReset', values => ({ ...values, flow: flow.flow }), enterOr(onStep), blank)
  return (
    <>
      <p className="text-muted">{`${account.resetSent} ${account.orLink}`}</p>
      <OutboxHint />
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.setPassword}>
        <CodeField {...form.field('code')} autoFocus />
        <NewPassword {...form.field('password')} />
      </EntranceForm>
      <Resend flow={flow} />
    </>
  )
}

function NewPassword(props: ReturnType<ReturnType<typeof useForm>['field']> & { autoFocus?: boolean }) {
  return (
    <Field
      {...props}
      label={account.newPassword}
      hint={account.passwordHint}
      type="password"
      autoComplete="new-password"
    />
  )
}

function Nothing() {
  return (
    <>
      <p className="text-muted">{account.badLink}</p>
      <Link href={paths.forgot} className="text-link">
        {account.startOver}
      </Link>
    </>
  )
}
