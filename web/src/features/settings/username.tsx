import { useState } from 'react'
import { account } from '../../app/en-account.ts'
import { settings } from '../../app/en-settings.ts'
import { useMe } from '../../data/hooks.ts'
import { meChanged } from '../../data/session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.ts'
import { CurrentPassword } from '../accounts/current-password.tsx'
import { FormDialog } from '../../app/form-dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useForm } from '../accounts/use-form.ts'
import { Item } from './item.tsx'

const words = settings.profile

export function UsernameLine() {
  const { username } = useMe()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <Item title={username} notes={[account.username]}>
      <Button onClick={() => setOpen(true)} aria-label={words.changeUsername}>
        {words.change}
      </Button>
      <FormDialog open={open} onClose={close} title={words.changeUsername} submit={words.change}>
        {form => <UsernameForm id={form} onDone={close} />}
      </FormDialog>
    </Item>
  )
}

function UsernameForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { username } = useMe()
  const changed = useForm(
    'users.changeUsername',
    values => values,
    me => {
      meChanged(me)
      onDone()
      showToast({ text: words.usernameChanged(me.username) })
    },
    { username, password: '' },
  )
  return (
    <form id={id} onSubmit={changed.submit} noValidate className="grid gap-4">
      <FormProblem problem={changed.problem} />
      <Field
        {...changed.field('username')}
        label={account.username}
        hint={account.usernameHint}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-first-stop
      />
      <CurrentPassword {...changed.field('password')} />
    </form>
  )
}
