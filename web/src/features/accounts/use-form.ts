import type { InputOf, OperationId, OutputOf } from '@cairn/contract/contract'
import { Problem, type FieldError } from '@cairn/contract/problems'
import { useEffect, useState, type SubmitEvent } from 'react'
import { client } from '../../data/client.ts'
import { isDeclined, withProof } from '../../data/proof.ts'

/** A form of one operation: its fields are checked by the operation's own schema, before the server checks them again. */
export function useForm<Id extends OperationId>(
  id: Id,
  toInput: (values: Record<string, string>) => object,
  onAnswer: (answer: OutputOf<Id>, input: InputOf<Id>) => void,
  initial: Record<string, string> = {},
  /** What the path names, beside what the form asks for. */
  params: object = {},
) {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [refusal, setRefusal] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  // While somebody types.
  useEffect(() => void fetchCheck(), [])

  const refuse = (form: HTMLFormElement, refusal: Problem) => {
    const inFields = (refusal.parts.errors ?? []).filter(error => nameOf(error) in values)
    setErrors(inFields)
    if (inFields.length > 0) focusFirst(form, inFields)
    else setRefusal(refusal)
  }

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const input = toInput(values)
    setErrors([])
    setRefusal(undefined)
    setBusy(true)
    try {
      const found = (await fetchCheck())?.check(id, input)
      if (found) return refuse(form, found)
      // Checked by the schema a line above.
      const answer = await withProof(() => client.call(id, { ...params, ...input } as InputOf<Id>))
      onAnswer(answer, input as InputOf<Id>)
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      if (!isDeclined(refusal)) refuse(form, refusal)
    } finally {
      setBusy(false)
    }
  }

  return {
    submit,
    busy,
    /** What went wrong beside the fields. */
    problem: refusal,
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

/** Where it cannot be had, the server checks alone. */
const fetchCheck = () => import('./check.ts').catch(() => undefined)

function focusFirst(form: HTMLFormElement, errors: readonly FieldError[]) {
  const names = new Set(errors.map(nameOf))
  const first = [...form.elements].find(element => names.has(element.getAttribute('name') ?? ''))
  if (first instanceof HTMLElement) first.focus()
}
