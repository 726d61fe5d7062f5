import { conditionsOf, type Part } from '@cairn/contract/query/parse'
import { useDeferredValue, useRef } from 'react'
import { search as say } from '../../app/en-search.ts'
import { View } from '../../app/view.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { TaskList } from '../tasks/task-list.tsx'
import { useFound } from './found.ts'
import { QueryChips } from './query-chips.tsx'
import { SortControl } from './sort-control.tsx'
import { completed, examples, suggestionsFor } from './suggestions.ts'
import { useParsed, useQueryText, useReader } from './use-query.ts'

/** A query in the address, how it was understood, and what it finds. */
export function Search() {
  const { text, setText, sorting, setSorting } = useQueryText()
  const reader = useReader()
  const query = useParsed(text, reader)
  const field = useRef<HTMLInputElement>(null)
  // The letters are shown before what they find.
  const conditions = conditionsOf(useParsed(useDeferredValue(text), reader))
  const order = { by: sorting.by ?? 'created', descending: sorting.descending, timeZone: reader.timeZone }
  const found = useFound({ conditions, order, openFirst: sorting.by === undefined })

  const remove = ({ from, to }: Part) =>
    setText(`${text.slice(0, from).trimEnd()} ${text.slice(to).trimStart()}`.trim())
  const complete = (filter: string) => {
    setText(completed(text, filter))
    field.current?.focus()
  }
  const asked = query.parts.length > 0
  return (
    <View
      title={say.title}
      note={asked && say.found(found.length)}
      actions={found.length > 1 && <SortControl sorting={sorting} onChange={setSorting} />}
    >
      <div className="flex flex-col gap-2 px-3 pt-1 pb-2">
        <Field
          ref={field}
          label={say.field}
          labelHidden
          type="search"
          placeholder={say.placeholder}
          autoFocus
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={1000}
          value={text}
          onValueChange={setText}
          error={query.errors.map(({ detail }) => detail).join(' ') || undefined}
          marks={query.errors.map(({ from, to }) => ({ from, to, tone: 'mistake' }))}
        />
        {asked && (
          <QueryChips parts={query.parts} reader={reader} onRemove={remove} onLast={() => field.current?.focus()} />
        )}
        <Suggestions filters={suggestionsFor(text, reader)} onChoose={complete} />
      </div>
      <TaskList rows={{ tasks: found, shown: found, leaving: NONE }} label={say.title} showsPlace />
      {asked && found.length === 0 && <EmptyState>{say.none}</EmptyState>}
      {!asked && query.errors.length === 0 && (
        <EmptyState action={<Suggestions filters={examples} onChoose={complete} />}>{say.hint}</EmptyState>
      )}
    </View>
  )
}

/** What was found stays found when it is completed. */
const NONE: ReadonlySet<string> = new Set()

function Suggestions({ filters, onChoose }: { filters: readonly string[]; onChoose: (filter: string) => void }) {
  if (filters.length === 0) return null
  return (
    <div
      role="group"
      aria-label={say.suggestions}
      className="flex min-w-0 flex-wrap gap-x-1.5 gap-y-2 pointer-coarse:gap-y-5"
    >
      {filters.map(filter => (
        <Chip key={filter} icon="plus" onClick={() => onChoose(filter)}>
          {filter}
        </Chip>
      ))}
    </div>
  )
}
