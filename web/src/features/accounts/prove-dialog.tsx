import { account } from '../../app/en-account.ts'
import { useValue } from '../../data/hooks.ts'
import { proofAsked, type ProofAsked } from '../../data/proof.ts'
import { CurrentPassword } from './current-password.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormProblem } from './form-problem.tsx'
import { useForm } from './use-form.ts'

/** Asks again who is there, when something that they asked for needs it, and then lets that go on. */
export function ProveDialog() {
  const asked = useValue(proofAsked)
  const decline = () => {
    proofAsked.set(undefined)
    asked?.declined()
  }
  return (
    <FormDialog open={asked !== undefined} onClose={decline} title={account.prove} submit={account.proveGo}>
      {form => asked && <ProveForm id={form} asked={asked} />}
    </FormDialog>
  )
}

function ProveForm({ id, asked }: { id: string; asked: ProofAsked }) {
  const shown = () => {
    proofAsked.set(undefined)
    asked.shown()
  }
  const form = useForm('auth.prove', values => values, shown, { password: '' })
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <p className="text-muted">{account.proveHint}</p>
      <CurrentPassword {...form.field('password')} data-first-stop />
    </form>
  )
}
