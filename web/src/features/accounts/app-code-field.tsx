import { useEffect, useRef } from 'react'
import { account } from '../../app/en-account.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { CodeField } from './code-field.tsx'

/** The code that an authenticator app shows: with its sixth digit the form is sent. */
export function AppCodeField(props: Omit<FieldProps, 'label'> & { value: string }) {
  const field = useRef<HTMLInputElement>(null)
  const code = props.value.replaceAll(/\s/g, '')
  useEffect(() => {
    if (/^\d{6}$/.test(code)) field.current?.form?.requestSubmit()
  }, [code])
  return <CodeField hint={account.appHint} {...props} ref={field} />
}
