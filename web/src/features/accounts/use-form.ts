import { contract, type InputOf, type OutputOf } from '@cairn/contract/contract'
import type { OperationSpec } from '@cairn/contract/operation'
import { Problem, type FieldError } from '@cairn/contract/problems'
import { fieldErrors } from '@cairn/contract/sentences'
import { useState, type SubmitEvent } from 'react'
import { client } from '../../data/client.ts'

export type FormId = `auth.${keyof typeof contract.auth}` | 'users.update'

/** A form of one operation: its fields are checked by the operation's own schema, before the server checks them again. */
export function useForm<Id extends FormId>(
  id: Id,
  toInput: (values: Record<string, string>) => object,
  onAnswer: (answer: OutputOf<Id>, input: InputOf<Id>) => void,
  initial: Record<string, string> = {},
) {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const input = toInput(values)
    const found = check(id, input)
    setErrors(found)
    setProblem(undefined)
    if (found.length > 0) return focusFirst(form, found)
    setBusy(true)
    try {
      // Checked by the schema a line above.
      onAnswer(await client.call(id, input as InputOf<Id>), input as InputOf<Id>)
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      const inFields = (refusal.parts.errors ?? []).filter(error => nameOf(error) in values)
      setErrors(inFields)
      if (inFields.length > 0) focusFirst(form, inFields)
      else setProblem(refusal)
    } finally {
      setBusy(false)
    }
  }

  return {
    submit,
    busy,
    problem,
    values,
    /** What a Field needs to be one of this form. */
    field: (name: string) => ({
      name,
      value: values[name] ?? '',
      onValueChange: (value: string) => setValues(current => ({ ...current, [name]: value })),
      error: errors.find(error => nameOf(error) === name)?.detail,
    }),
  }
}

const nameOf = (error: FieldError) => error.pointer.slice(1)

function check(id: FormId, input: object): FieldError[] {
  const [resource, name] = id.split('.') as ['auth', keyof typeof contract.auth]
  const spec: OperationSpec = contract[resource][name]
  const parsed = spec.body?.safeParse(input)
  return parsed?.error ? fieldErrors(parsed.error.issues, input) : []
}

function focusFirst(form: HTMLFormElement, errors: readonly FieldError[]) {
  const names = new Set(errors.map(nameOf))
  const first = [...form.elements].find(element => element instanceof HTMLInputElement && names.has(element.name))
  if (first instanceof HTMLInputElement) first.focus()
}
