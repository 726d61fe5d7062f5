import type { Color } from '@cairn/contract/fields'
import { noMoreFilters, queryTooLong } from '@cairn/contract/filter-rules'
import { calledSo } from '@cairn/contract/names'
import { withIds } from '@cairn/contract/query/names-in'
import { useRef, useState, type SubmitEvent } from 'react'
import { colorTexts } from '../../app/en-colors.ts'
import { filters as say } from '../../app/en-filters.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { useFilters } from '../../data/hooks.ts'
import { ColorChoice } from '../../ui/color-choice.tsx'
import { Field } from '../../ui/field.tsx'
import { QueryField } from '../search/query-field.tsx'
import { useParsed, useReader } from '../search/use-query.ts'

export interface FilterFields {
  name: string
  color: Color
  /** In the query language, with names. */
  text: string
}

interface FilterDialogProps {
  open: boolean
  onClose: () => void
  title: string
  submit: string
  initial: FilterFields
  /** The filter that is edited: its own name is free for it. */
  id?: string
  /** How what is saved is ordered and grouped, in words. */
  arranged?: string | undefined
  onSubmit: (fields: FilterFields) => void
}

export function FilterDialog(props: FilterDialogProps) {
  return <FormDialog {...props}>{form => <FilterForm {...props} form={form} />}</FormDialog>
}

function FilterForm({ form, initial, id, arranged, onClose, onSubmit }: FilterDialogProps & { form: string }) {
  const [fields, setFields] = useState(initial)
  const [error, setError] = useState<string>()
  const [asked, setAsked] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const others = useFilters().filter(other => other.id !== id)
  const reader = useReader()
  const query = useParsed(fields.text, reader)
  const empty = query.parts.length === 0 && query.errors.length === 0
  const mistake = empty ? asked && say.queryMissing : queryTooLong(withIds(fields.text.trim(), reader).query)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    const name = fields.name.trim()
    if (!name) return setError(say.nameMissing)
    if (calledSo(others, name)) return setError(say.nameTaken)
    const full = id === undefined ? noMoreFilters(others) : undefined
    if (full) return setError(full)
    // A query that names what is gone need not be mended for a new name or colour.
    const untouched = id !== undefined && fields.text.trim() === initial.text
    if (!untouched && (empty || mistake || query.errors.length > 0)) return field.current?.focus()
    onClose()
    onSubmit({ ...fields, name })
  }
  return (
    <form id={form} onSubmit={submit} noValidate className="grid gap-4">
      <Field
        label={say.name}
        value={fields.name}
        onValueChange={name => {
          setFields({ ...fields, name })
          setError(undefined)
        }}
        error={error}
        maxLength={80}
        autoComplete="off"
        autoFocus
      />
      <QueryField
        ref={field}
        label={say.query}
        type="text"
        query={mistake ? { ...query, errors: [...query.errors, { from: 0, to: 0, detail: mistake }] } : query}
        value={fields.text}
        onValueChange={text => setFields({ ...fields, text })}
      />
      {arranged && <p className="text-secondary text-muted">{say.arranged(arranged)}</p>}
      <ColorChoice {...colorTexts} value={fields.color} onValueChange={color => setFields({ ...fields, color })} />
    </form>
  )
}
