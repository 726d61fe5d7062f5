import { useState } from 'react'
import { account } from '../../app/en-account.ts'
import { settings } from '../../app/en-settings.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Section } from '../../ui/section.tsx'
import { showToast } from '../../ui/toast.ts'
import { CurrentPassword } from '../accounts/current-password.tsx'
import { FormDialog } from '../../app/form-dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useForm } from '../accounts/use-form.ts'

const words = settings.password

export function Password({ onChanged }: { onChanged: () => void }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const done = () => {
    close()
    showToast({ text: words.changed })
    onChanged()
  }
  return (
    <Section title={words.title}>
      <div className="flex items-center gap-3 px-3">
        <p className="min-w-0 grow text-secondary text-muted">{words.hint}</p>
        <Button onClick={() => setOpen(true)} aria-label={words.changeTitle}>
          {words.change}
        </Button>
      </div>
      <FormDialog open={open} onClose={close} title={words.changeTitle} submit={words.change}>
        {form => <PasswordForm id={form} onDone={done} />}
      </FormDialog>
    </Section>
  )
}

function PasswordForm({ id, onDone }: { id: string; onDone: () => void }) {
  const blank = { currentPassword: '', newPassword: '' }
  const form = useForm('users.changePassword', values => values, onDone, blank)
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <CurrentPassword {...form.field('currentPassword')} label={words.current} data-first-stop />
      <Field
        {...form.field('newPassword')}
        label={account.newPassword}
        hint={account.passwordHint}
        type="password"
        autoComplete="new-password"
      />
    </form>
  )
}
