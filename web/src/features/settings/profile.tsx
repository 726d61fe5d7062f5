import { fieldErrors } from '@cairn/contract/sentences'
import type { FieldError } from '@cairn/contract/problems'
import { users } from '@cairn/contract/users'
import { useState, type SubmitEvent } from 'react'
import { en } from '../../app/en.ts'
import { account } from '../../app/en-account.ts'
import { settings } from '../../app/en-settings.ts'
import { mutate } from '../../data/cairn.ts'
import { useMe } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { say } from '../tasks/announce.ts'
import { useMoment } from '../tasks/use-moment.ts'

const words = settings.profile

export function Profile() {
  const { lastLoginAt } = useMe()
  const moment = useMoment()
  return (
    <Section title={words.name}>
      <ProfileForm />
      {lastLoginAt && <p className="px-3 pt-4 text-secondary text-muted">{words.lastLogin(moment(lastLoginAt))}</p>}
    </Section>
  )
}

function ProfileForm() {
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
        <Field {...field('givenName')} label={account.givenName} autoComplete="given-name" maxLength={80} />
        <Field {...field('familyName')} label={account.familyName} autoComplete="family-name" maxLength={80} />
      </div>
      <Select
        label={words.timeZone}
        hint={words.timeZoneHint}
        options={zones(me.timeZone).map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        value={fields.timeZone}
        onValueChange={timeZone => setFields({ ...fields, timeZone })}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabledReason={changed ? undefined : settings.unchanged}>
          {en.save}
        </Button>
        {fields.timeZone !== here && (
          <Button onClick={() => setFields({ ...fields, timeZone: here })}>{words.useBrowserZone(here)}</Button>
        )}
      </div>
    </form>
  )
}

/** The browser's list lacks UTC and old names; the one in use must be among them. */
const zones = (current: string) => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])].toSorted()
