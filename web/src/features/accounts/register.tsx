import type { InputOf, OutputOf } from '@cairn/contract/contract'
import type { Instance } from '@cairn/contract/instance'
import { Link } from 'wouter'
import { en } from '../../app/en.ts'
import { account } from '../../app/en-account.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { useInstance } from '../../data/instance.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Entrance, EntranceForm } from './entrance.tsx'
import { keepFlow } from './flow.ts'
import { OutboxHint } from './outbox-hint.tsx'
import { useForm } from './use-form.ts'

/** Whoever may sign up here finds a form, everybody else learns why not. */
export function Register() {
  const { answer, problem, again } = useInstance()
  return (
    <Entrance title={answer?.firstRun ? account.firstRun : account.register}>
      {answer ? (
        <Way instance={answer} />
      ) : problem ? (
        <ProblemNote what={problem.message} actions={<Button onClick={again}>{en.tryAgain}</Button>} />
      ) : (
        <Skeleton rows={5} label={en.loading} />
      )}
      <p className="text-muted">
        {account.hasAccount}{' '}
        <Link href={paths.logIn} className="text-link">
          {account.logIn}
        </Link>
      </p>
    </Entrance>
  )
}

function Way({ instance }: { instance: Instance }) {
  const { firstRun, registration } = instance
  if (!firstRun && registration !== 'open') return <p className="text-muted">{account.registration[registration]}</p>
  return (
    <>
      {firstRun && <p className="text-muted">{account.firstRunHint}</p>}
      {firstRun && <OutboxHint />}
      <RegisterForm instance={instance} />
    </>
  )
}

const blank = { username: '', email: '', password: '', givenName: '', familyName: '' }

function RegisterForm({ instance: { domains, firstRun } }: { instance: Instance }) {
  const form = useForm('auth.register', values => ({ ...values, timeZone: browserZone() }), toMail, blank)
  return (
    <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.create}>
      <Field
        {...form.field('email')}
        label={account.email}
        hint={domains && !firstRun && account.domains(domains)}
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
  )
}

const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

function toMail(flow: OutputOf<'auth.register'>, { email }: InputOf<'auth.register'>) {
  keepFlow({ ...flow, kind: 'register', address: email.trim() })
  navigate(paths.checkMail)
}
