import type { InputOf, OutputOf } from '@cairn/contract/contract'
import { Link } from 'wouter'
import { account } from '../../app/en-account.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { Field } from '../../ui/field.tsx'
import { Entrance, EntranceForm } from './entrance.tsx'
import { keepFlow } from './flow.ts'
import { useForm } from './use-form.ts'

export function Forgot() {
  const form = useForm('auth.requestReset', values => values, toMail, { identifier: '' })
  return (
    <Entrance title={account.reset}>
      <p className="text-muted">{account.forgotHint}</p>
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.sendCode}>
        <Field
          {...form.field('identifier')}
          label={account.identifier}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      </EntranceForm>
      <Link href={paths.logIn} className="text-link justify-self-start">
        {account.backToLogIn}
      </Link>
    </Entrance>
  )
}

function toMail(flow: OutputOf<'auth.requestReset'>, { identifier }: InputOf<'auth.requestReset'>) {
  keepFlow({ ...flow, kind: 'reset', address: identifier.trim() })
  navigate(paths.reset)
}
