import { fieldErrors } from '@cairn/contract/sentences'
import type { FieldError } from '@cairn/contract/problems'
import { HourCycle, users, Weekday, type Me } from '@cairn/contract/users'
import { useState, type SubmitEvent } from 'react'
import { en } from '../../app/en.ts'
import { account } from '../../app/en-account.ts'
import { settings } from '../../app/en-settings.ts'
import { mutate } from '../../data/cairn.ts'
import { clockOf } from '../../data/clock.ts'
import { useMe, useToday } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { say } from '../tasks/announce.ts'
import { localeOptions, zoneOptions } from './places.ts'

const words = settings.profile
const names = ['givenName', 'familyName', 'timeZone', 'locale', 'hourCycle', 'weekStart'] as const
type Fields = Pick<Me, (typeof names)[number]>

/** Who one is and how one reads dates; saved as tasks are, so that it also works without a network. */
export function ProfileForm() {
  const me = useMe()
  const today = useToday()
  const [fields, setFields] = useState<Fields>(me)
  const [errors, setErrors] = useState<FieldError[]>([])
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const changed = names.some(name => fields[name] !== me[name])
  const sample = clockOf(fields, today)
  const [now] = useState(() => new Date().toISOString())

  const change = (some: Partial<Fields>) => setFields({ ...fields, ...some })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = Object.fromEntries(names.map(name => [name, fields[name]])) as Fields
    const parsed = users.update.body.safeParse(wanted)
    setErrors(parsed.error ? fieldErrors(parsed.error.issues, wanted) : [])
    if (!parsed.success) return
    mutate('users.update', parsed.data)
    setFields({ ...fields, ...parsed.data })
    say(settings.profileChanged)
  }
  const field = (name: 'givenName' | 'familyName') => ({
    name,
    value: fields[name],
    onValueChange: (value: string) => change({ [name]: value }),
    error: errors.find(error => error.pointer === `/${name}`)?.detail,
    maxLength: 80,
  })
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 px-3">
      <div className="grid gap-4 tablet:grid-cols-2">
        <Field {...field('givenName')} label={account.givenName} autoComplete="given-name" />
        <Field {...field('familyName')} label={account.familyName} autoComplete="family-name" />
        <Select
          label={words.timeZone}
          hint={words.timeZoneHint}
          options={zoneOptions(me.timeZone)}
          value={fields.timeZone}
          onValueChange={timeZone => change({ timeZone })}
        />
        <Select
          label={words.locale}
          hint={words.sample(`${sample.weekday(today)}, ${sample.dateAndYear(today)}, ${sample.time(now)}`)}
          options={[{ value: '', label: words.asDevice }, ...localeOptions(me.locale)]}
          value={fields.locale ?? ''}
          onValueChange={locale => change({ locale: locale || null })}
        />
        <Select
          label={words.hours}
          options={[
            { value: '', label: words.asLocale },
            ...HourCycle.options.map(value => ({ value, label: words.hourCycles[value] })),
          ]}
          value={fields.hourCycle ?? ''}
          onValueChange={hourCycle => change({ hourCycle: hourCycle || null })}
        />
        <Select
          label={words.weekStart}
          options={[
            { value: '', label: words.asLocale },
            ...Weekday.options.map(value => ({ value, label: words.weekdays[value] })),
          ]}
          value={fields.weekStart ?? ''}
          onValueChange={weekStart => change({ weekStart: weekStart || null })}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabledReason={changed ? undefined : settings.unchanged}>
          {en.save}
        </Button>
        {fields.timeZone !== here && (
          <Button onClick={() => change({ timeZone: here })}>{words.useBrowserZone(here)}</Button>
        )}
      </div>
    </form>
  )
}
