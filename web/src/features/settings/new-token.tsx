import { addDays } from '@cairn/contract/dates'
import { TokenScope } from '@cairn/contract/tokens'
import { useId, useState } from 'react'
import { en } from '../../app/en.ts'
import { settings } from '../../app/en-settings.ts'
import { useToday } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useForm } from '../accounts/use-form.ts'
import { dayWords } from '../tasks/due-words.ts'
import { Secret } from './secret.tsx'

const words = settings.tokens

/** First the form, then the token, which is never shown again. */
export function NewToken({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [token, setToken] = useState<string>()
  const form = useId()
  const close = () => {
    setToken(undefined)
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={token === undefined ? words.new : words.made}
      width="medium"
      actions={
        token === undefined ? (
          <>
            <Button look="quiet" onClick={close}>
              {en.cancel}
            </Button>
            <Button look="primary" type="submit" form={form}>
              {words.create}
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={close}>
            {settings.done}
          </Button>
        )
      }
    >
      {token !== undefined ? <Made token={token} /> : open && <TokenForm id={form} onMade={setToken} />}
    </Dialog>
  )
}

function TokenForm({ id, onMade }: { id: string; onMade: (token: string) => void }) {
  const today = useToday()
  const form = useForm('tokens.create', inputOf, ({ token }) => onMade(token), { name: '', scope: 'read', days: '90' })
  const ends = (days: number) => words.days(days, dayWords(addDays(today, days), today))
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
        options={TokenScope.options.map(value => ({ value, label: words.scopes[value] }))}
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

const LIVES = [7, 30, 90, 365]
const DAY = 86_400_000

const inputOf = ({ name, scope, days }: Record<string, string>) => ({
  name,
  scope,
  expiresAt: days ? new Date(Date.now() + Number(days) * DAY).toISOString() : null,
})

function Made({ token }: { token: string }) {
  return (
    <div className="grid gap-4" role="status">
      <p>{words.onlyNow}</p>
      <Secret label={words.token} text={token} />
    </div>
  )
}
