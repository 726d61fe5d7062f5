import { account } from '../../app/en-account.ts'
import { useMe } from '../../data/hooks.ts'
import { Field, type FieldProps } from '../../ui/field.tsx'

/** The password that somebody has, asked for again while they are signed in. */
export function CurrentPassword({ label, ...field }: Omit<FieldProps, 'label' | 'type'> & { label?: string }) {
  const { username } = useMe()
  return (
    <>
      {/* For password managers, which look for the name that a password belongs to. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Field {...field} label={label ?? account.password} type="password" autoComplete="current-password" />
    </>
  )
}
