import { account } from '../../app/en-account.ts'
import { Field, type FieldProps } from '../../ui/field.tsx'

/** Six digits; a phone offers the one that just arrived. */
export function CodeField(props: Omit<FieldProps, 'label'>) {
  return (
    <Field
      label={account.code}
      hint={account.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      spellCheck={false}
      {...props}
    />
  )
}
