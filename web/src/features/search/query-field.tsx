import { LONGEST_QUERY } from '@cairn/contract/choices'
import type { Query } from '@cairn/contract/query/parse'
import { Field, type FieldProps } from '../../ui/field.tsx'

/** Where a query is written; mistakes are underlined, and said below. */
export function QueryField({ query, ...field }: FieldProps & { query: Query }) {
  return (
    <Field
      type="search"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={LONGEST_QUERY}
      {...field}
      error={query.errors.map(({ detail }) => detail).join(' ') || undefined}
      marks={query.errors.map(({ from, to }) => ({ from, to, tone: 'mistake' }))}
    />
  )
}
