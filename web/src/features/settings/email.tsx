import { useState } from 'react'
import { account } from '../../app/en-account.ts'
import { settings } from '../../app/en-settings.ts'
import { showFailure } from '../../app/failures.ts'
import { useMe } from '../../data/hooks.ts'
import { refreshMe } from '../../data/session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.ts'
import { CodeField } from '../accounts/code-field.tsx'
import { CurrentPassword } from '../accounts/current-password.tsx'
import type { RunningFlow } from '../accounts/flow.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { OutboxHint } from '../accounts/outbox-hint.tsx'
import { Resend } from '../accounts/resend.tsx'
import { useForm } from '../accounts/use-form.ts'
import { Item } from './item.tsx'

const words = settings.profile

/** The address, and its change in two steps: where to, and the code that arrived there. */
export function EmailLine() {
  const { email } = useMe()
  const [step, setStep] = useState<'address' | RunningFlow>()
  const close = () => setStep(undefined)
  const asking = step === 'address'
  return (
    <Item title={email} notes={[account.email]}>
      <Button onClick={() => setStep('address')} aria-label={words.changeEmail}>
        {words.change}
      </Button>
      <FormDialog open={asking} onClose={close} title={words.changeEmail} submit={account.sendCode}>
        {form => <AddressForm id={form} onSent={setStep} />}
      </FormDialog>
      <FormDialog
        open={step !== undefined && !asking}
        onClose={close}
        title={words.confirmEmail}
        submit={account.confirm}
      >
        {form => step && step !== 'address' && <CodeForm id={form} flow={step} onDone={close} />}
      </FormDialog>
    </Item>
  )
}

function AddressForm({ id, onSent }: { id: string; onSent: (flow: RunningFlow) => void }) {
  const form = useForm(
    'auth.requestEmailChange',
    values => values,
    (flow, { email }) => onSent({ ...flow, kind: 'email', address: email.trim() }),
    { email: '', password: '' },
  )
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <p className="text-muted">{words.emailHint}</p>
      <Field
        {...form.field('email')}
        label={words.newEmail}
        type="email"
        autoComplete="email"
        spellCheck={false}
        data-first-stop
      />
      <CurrentPassword {...form.field('password')} />
    </form>
  )
}

function CodeForm({ id, flow, onDone }: { id: string; flow: RunningFlow; onDone: () => void }) {
  const changed = () => {
    onDone()
    showToast({ text: words.emailChanged(flow.address) })
    refreshMe().catch(showFailure)
  }
  const form = useForm('auth.verifyEmailChange', values => ({ ...values, flow: flow.flow }), changed, { code: '' })
  return (
    <div className="grid gap-4">
      <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
        <FormProblem problem={form.problem} />
        <p className="text-muted">{`${account.sentTo(flow.address)} ${account.orLink}`}</p>
        <OutboxHint />
        <CodeField {...form.field('code')} data-first-stop />
      </form>
      <Resend flow={flow} />
    </div>
  )
}
