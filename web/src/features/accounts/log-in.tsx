import type { LoginStep } from '@cairn/contract/auth'
import { useState } from 'react'
import { Link } from 'wouter'
import { account } from '../../app/en-account.ts'
import { part } from '../../app/parts.ts'
import { paths } from '../../app/paths.ts'
import { cairn } from '../../data/cairn.ts'
import { useSyncState } from '../../data/hooks.ts'
import { useInstance } from '../../data/instance.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { enterOr } from './enter-or.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { useForm } from './use-form.ts'

/** For those who have one; the others come in without it. */
const SecondStep = part(async () => (await import('./second-step.tsx')).SecondStep)

export function LogIn() {
  const [step, setStep] = useState<LoginStep>()
  return step ? <SecondStep step={step} onBack={() => setStep(undefined)} /> : <FirstStep onStep={setStep} />
}

function FirstStep({ onStep }: { onStep: (step: LoginStep) => void }) {
  const [keep, setKeep] = useState(false)
  const blank = { identifier: '', password: '' }
  const form = useForm('auth.login', values => ({ ...values, keep }), enterOr(onStep), blank)
  const { waiting } = useSyncState()
  const name = cairn.me()?.username ?? ''
  const { answer: instance } = useInstance()
  return (
    <Entrance title={account.welcome}>
      {waiting > 0 && <p>{`${account.ended(name)} ${account.waiting(waiting, name)}`}</p>}
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.logIn}>
        <Field
          {...form.field('identifier')}
          label={account.identifier}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <Field {...form.field('password')} label={account.password} type="password" autoComplete="current-password" />
        <Checkbox checked={keep} onCheckedChange={setKeep} hint={account.keepHint}>
          {account.keep}
        </Checkbox>
      </EntranceForm>
      <div className="grid justify-items-start gap-2">
        <Link href={paths.forgot} className="text-link">
          {account.forgot}
        </Link>
        {(instance?.firstRun || instance?.registration === 'open') && (
          <p className="text-muted">
            {account.noAccount}{' '}
            <Link href={paths.register} className="text-link">
              {account.register}
            </Link>
          </p>
        )}
      </div>
    </Entrance>
  )
}
