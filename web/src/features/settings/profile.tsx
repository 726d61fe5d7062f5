import { users } from '@cairn/contract/users'
import { fieldErrors } from '@cairn/contract/sentences'
import type { FieldError } from '@cairn/contract/problems'
import { useState, type SubmitEvent } from 'react'
import { en } from '../../app/en.ts'
import { mutate } from '../../data/cairn.ts'
import { useMe } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { say } from '../tasks/announce.ts'

export function Profile() {
  const me = useMe()
  const [fields, setFields] = useState({ givenName: me.givenName, familyName: me.familyName, timeZone: me.timeZone })
  const [errors, setErrors] = useState<FieldError[]>([])
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const changed =
    fields.givenName !== me.givenName || fields.familyName !== me.familyName || fields.timeZone !== me.timeZone

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const parsed = users.update.body.safeParse(fields)
    setErrors(parsed.error ? fieldErrors(parsed.error.issues, fields) : [])
    if (!parsed.success) return
    mutate('users.update', fields)
    say(en.did.profile)
  }
  const field = (name: 'givenName' | 'familyName') => ({
    name,
    value: fields[name],
    onValueChange: (value: string) => setFields({ ...fields, [name]: value }),
    error: errors.find(error => error.pointer === `/${name}`)?.detail,
  })
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 px-3">
      <div className="grid gap-4 tablet:grid-cols-2">
        <Field {...field('givenName')} label={en.account.givenName} autoComplete="given-name" maxLength={80} />
        <Field {...field('familyName')} label={en.account.familyName} autoComplete="family-name" maxLength={80} />
      </div>
      <Select
        label={en.settings.timeZone}
        hint={en.settings.timeZoneHint}
        options={zones(me.timeZone).map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        value={fields.timeZone}
        onValueChange={timeZone => setFields({ ...fields, timeZone })}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabledReason={changed ? undefined : en.settings.unchanged}>
          {en.save}
        </Button>
        {fields.timeZone !== here && (
          <Button onClick={() => setFields({ ...fields, timeZone: here })}>{en.settings.useBrowserZone(here)}</Button>
        )}
      </div>
    </form>
  )
}

/** The browser's list lacks UTC and old names; the one in use must be among them. */
const zones = (current: string) => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])].toSorted()
