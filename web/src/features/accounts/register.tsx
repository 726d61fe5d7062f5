import type { InputOf, OutputOf } from '@cairn/contract/contract'
import { Link } from 'wouter'
import { account } from '../../app/en-account.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { Field } from '../../ui/field.tsx'
import { Entrance, EntranceForm } from './entrance.tsx'
import { keepFlow } from './flow.ts'
import { useForm } from './use-form.ts'

const blank = { username: '', email: '', password: '', givenName: '', familyName: '' }

export function Register() {
  const form = useForm('auth.register', values => ({ ...values, timeZone: browserZone() }), toMail, blank)
  return (
    <Entrance title={account.register}>
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.create}>
        <Field
          {...form.field('email')}
          label={account.email}
          type="email"
          autoComplete="email"
          spellCheck={false}
          autoFocus
        />
        <Field
          {...form.field('username')}
          label={account.username}
          hint={account.usernameHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field
          {...form.field('password')}
          label={account.password}
          hint={account.passwordHint}
          type="password"
          autoComplete="new-password"
        />
        <div className="grid grid-cols-2 gap-3">
          <Field
            {...form.field('givenName')}
            label={account.givenName}
            hint={account.optional}
            autoComplete="given-name"
          />
          <Field
            {...form.field('familyName')}
            label={account.familyName}
            hint={account.optional}
            autoComplete="family-name"
          />
        </div>
      </EntranceForm>
      <p className="text-muted">
        {account.hasAccount}{' '}
        <Link href={paths.logIn} className="text-link">
          {account.logIn}
        </Link>
      </p>
    </Entrance>
  )
}

const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

function toMail(flow: OutputOf<'auth.register'>, { email }: InputOf<'auth.register'>) {
  keepFlow({ ...flow, kind: 'register', address: email.trim() })
  navigate(paths.checkMail)
}
