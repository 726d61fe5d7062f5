import { addDays } from '@cairn/contract/dates'
import type { TokenScope } from '@cairn/contract/tokens'
import { useState } from 'react'
import { settings } from '../../app/en-settings.ts'
import { useClock } from '../../data/hooks.ts'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { FormDialog } from '../../app/form-dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useForm } from '../accounts/use-form.ts'
import { dayWords } from '../tasks/due-words.ts'
import { Secret } from './secret.tsx'
import { ShownOnce } from './shown-once.tsx'

const words = settings.tokens

/** First the form, then the token, which is never shown again. */
export function NewToken({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [token, setToken] = useState<string>()
  const close = () => {
    setToken(undefined)
    onClose()
  }
  return (
    <>
      <FormDialog
        open={open && token === undefined}
        onClose={close}
        title={words.new}
        submit={words.create}
        width="medium"
      >
        {form => <TokenForm id={form} onMade={setToken} />}
      </FormDialog>
      <ShownOnce open={open && token !== undefined} onClose={close} title={words.made}>
        <p>{words.onlyNow}</p>
        <Secret label={words.token} text={token ?? ''} />
      </ShownOnce>
    </>
  )
}

function TokenForm({ id, onMade }: { id: string; onMade: (token: string) => void }) {
  const clock = useClock()
  const form = useForm('tokens.create', inputOf, ({ token }) => onMade(token), { name: '', scope: 'read', days: '90' })
  const ends = (days: number) => words.days(days, dayWords(addDays(clock.today, days), clock))
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <Field
        {...form.field('name')}
        label={words.name}
        hint={words.nameHint}
        maxLength={80}
        autoComplete="off"
        data-first-stop
      />
      <Select
        {...form.field('scope')}
        label={words.scope}
        hint={words.scopeHint}
        options={OFFERED.map(value => ({ value, label: words.scopes[value] }))}
      />
      <Select
        {...form.field('days')}
        label={words.expiry}
        options={[
          ...LIVES.map(days => ({ value: String(days), label: ends(days) })),
          { value: '', label: words.never },
        ]}
      />
    </form>
  )
}

/** To administer is no more than to write yet: nobody is asked to choose between the two. */
const OFFERED = ['read', 'write'] as const satisfies TokenScope[]

const LIVES = [7, 30, 90, 365]
const DAY = 86_400_000

const inputOf = ({ name, scope, days }: Record<string, string>) => ({
  name,
  scope,
  expiresAt: days ? new Date(Date.now() + Number(days) * DAY).toISOString() : null,
})
