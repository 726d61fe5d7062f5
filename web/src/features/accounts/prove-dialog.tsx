import { useId } from 'react'
import { en } from '../../app/en.ts'
import { account } from '../../app/en-account.ts'
import { useMe, useValue } from '../../data/hooks.ts'
import { proofAsked, type ProofAsked } from '../../data/proof.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from './form-problem.tsx'
import { useForm } from './use-form.ts'

/** Asks again who is there, when something that they asked for needs it, and then lets that go on. */
export function ProveDialog() {
  const asked = useValue(proofAsked)
  const form = useId()
  const decline = () => {
    proofAsked.set(undefined)
    asked?.declined()
  }
  return (
    <Dialog
      open={asked !== undefined}
      onClose={decline}
      title={account.prove}
      actions={
        <>
          <Button look="quiet" onClick={decline}>
            {en.cancel}
          </Button>
          <Button look="primary" type="submit" form={form}>
            {account.proveGo}
          </Button>
        </>
      }
    >
      {asked && <ProveForm id={form} asked={asked} />}
    </Dialog>
  )
}

function ProveForm({ id, asked }: { id: string; asked: ProofAsked }) {
  const { username } = useMe()
  const shown = () => {
    proofAsked.set(undefined)
    asked.shown()
  }
  const form = useForm('auth.prove', values => values, shown, { password: '' })
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <p className="text-muted">{account.proveHint}</p>
      {/* For the password manager, which fills in what belongs to a name. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Field
        {...form.field('password')}
        label={account.password}
        type="password"
        autoComplete="current-password"
        data-first-stop
      />
    </form>
  )
}
