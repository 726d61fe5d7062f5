import { LONGEST_QUERY } from '@cairn/contract/choices'
import type { Query } from '@cairn/contract/query/parse'
import { useRef, type RefObject } from 'react'
import { search as say } from '../../app/en-search.ts'
import { Chip } from '../../ui/chip.tsx'
import { Field, type FieldProps } from '../../ui/field.tsx'
import { meantIn } from './query-text.ts'
import { useCompletion } from './use-completion.tsx'

interface QueryFieldProps extends Omit<FieldProps, 'ref'> {
  ref: RefObject<HTMLInputElement | null>
  query: Query
  value: string
  onValueChange: (value: string) => void
}

/** Where a query is written; mistakes are underlined, said below, and mended by a press where it is clear what was meant. */
export function QueryField({ ref, query, ...field }: QueryFieldProps) {
  const { value, onValueChange } = field
  const mend = (text: string) => {
    onValueChange(text)
    ref.current?.focus()
  }
  const meant = meantIn(value, query.errors)
  // What is offered stands below what is said of the query, and hides none of it.
  const whole = useRef<HTMLDivElement>(null)
  const completion = useCompletion({ value, onValueChange }, ref, whole)
  return (
    <div ref={whole} className="grid min-w-0 gap-1.5">
      <Field
        ref={ref}
        type="search"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={LONGEST_QUERY}
        {...completion.attributes}
        {...field}
        onKeyDown={event => completion.take(event) || field.onKeyDown?.(event)}
        error={query.errors.map(({ detail }) => detail).join(' ') || undefined}
        marks={query.errors.map(({ from, to }) => ({ from, to, tone: 'mistake' }))}
      />
      {completion.list}
      {meant.length > 0 && (
        <div className="flex min-w-0 flex-wrap gap-x-1.5 gap-y-2 pointer-coarse:gap-y-5">
          {meant.map(({ words, text }) => (
            <Chip key={words} icon="check" onClick={() => mend(text)}>
              {say.didYouMean(words)}
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}
