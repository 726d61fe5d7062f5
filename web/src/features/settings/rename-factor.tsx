import type { Factor } from '@cairn/contract/factors'
import { settings } from '../../app/en-settings.ts'
import { Field } from '../../ui/field.tsx'
import { FormDialog } from '../../app/form-dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useForm } from '../accounts/use-form.ts'

const words = settings.factors

interface Renaming {
  factor: Factor
  onClose: () => void
  onRenamed: () => void
}

export function RenameFactor({ open, ...renaming }: Renaming & { open: boolean }) {
  return (
    <FormDialog open={open} onClose={renaming.onClose} title={words.renameTitle} submit={words.rename}>
      {form => <NameForm id={form} {...renaming} />}
    </FormDialog>
  )
}

function NameForm({ id, factor, onClose, onRenamed }: Renaming & { id: string }) {
  const renamed = () => {
    onClose()
    onRenamed()
  }
  const form = useForm(
    'factors.rename',
    ({ name }) => ({ name }),
    renamed,
    { name: factor.name },
    { factorId: factor.id },
  )
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <Field {...form.field('name')} label={words.name} maxLength={80} autoComplete="off" data-first-stop />
    </form>
  )
}
