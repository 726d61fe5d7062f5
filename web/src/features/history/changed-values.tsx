import type { Activity } from '@cairn/contract/activity'
import type { ReactNode } from 'react'
import { history as say } from '../../app/en-history.ts'
import { useClock } from '../../data/hooks.ts'
import { fieldName, namedFields } from './entry-words.ts'
import { valueWords } from './value-words.ts'

/** What an entry changed, field by field: what was there, and what came. `beside` is what can be done about a field. */
export function ChangedValues({ entry, beside }: { entry: Activity; beside?: (field: string) => ReactNode }) {
  const clock = useClock()
  const fields = namedFields(entry)
  const { old: before, new: after } = entry
  if (!before || !after) return <p className="text-muted">{say.erased}</p>
  return (
    <dl className="grid gap-0.5">
      {fields.map(field => (
        <div key={field} className="flex flex-wrap items-baseline gap-x-1.5">
          {/* Alone, the field stands in the sentence above. */}
          <dt className={fields.length > 1 ? 'text-muted' : 'sr-only'}>{fieldName(entry.kind, field)}</dt>
          <dd className="min-w-0">
            <del className="text-muted">
              <span className="sr-only">{say.from} </span>
              <bdi>{valueWords(field, before, clock)}</bdi>
            </del>{' '}
            <span aria-hidden>→</span>{' '}
            <ins className="no-underline">
              <span className="sr-only">{say.to} </span>
              <bdi>{valueWords(field, after, clock)}</bdi>
            </ins>
          </dd>
          {beside?.(field)}
        </div>
      ))}
    </dl>
  )
}
