import { useState } from 'react'
import { Link } from 'wouter'
import { en } from '../../app/en.ts'
import { paths } from '../../app/paths.ts'
import { useSyncState } from '../../data/hooks.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { enter } from './enter.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { useForm } from './use-form.ts'

export function LogIn() {
  const [keep, setKeep] = useState(false)
  const form = useForm('auth.login', values => ({ ...values, keep }), enter, { identifier: '', password: '' })
  const { waiting } = useSyncState()
  return (
    <Entrance title={en.account.welcome}>
      {waiting > 0 && <p className="text-muted">{`${en.account.ended} ${en.account.waiting(waiting)}`}</p>}
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={en.account.logIn}>
        <Field
          {...form.field('identifier')}
          label={en.account.identifier}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <Field
          {...form.field('password')}
          label={en.account.password}
          type="password"
          autoComplete="current-password"
        />
        <Checkbox checked={keep} onCheckedChange={setKeep} hint={en.account.keepHint}>
          {en.account.keep}
        </Checkbox>
      </EntranceForm>
      <div className="grid justify-items-start gap-2">
        <Link href={paths.forgot} className="text-link">
          {en.account.forgot}
        </Link>
        <p className="text-muted">
          {en.account.noAccount}{' '}
          <Link href={paths.register} className="text-link">
            {en.account.register}
          </Link>
        </p>
      </div>
    </Entrance>
  )
}
