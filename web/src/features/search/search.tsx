import { conditionsOf } from '@cairn/contract/query/parse'
import type { Span } from '@cairn/contract/query/syntax'
import { useDeferredValue, useRef } from 'react'
import { arrange as arrangeWords } from '../../app/en-arrange.ts'
import { search as say } from '../../app/en-search.ts'
import { View } from '../../app/view.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SaveFilter } from '../filters/save-filter.tsx'
import { ArrangeButton } from '../tasks/arrange/arrange-button.tsx'
import { Groups } from '../tasks/arrange/task-groups.tsx'
import { orderChips } from '../tasks/arrange/order-chips.ts'
import { elsewhere } from '../tasks/arrange/elsewhere.ts'
import { usePlace } from '../tasks/arrange/place.ts'
import { useArrangement } from '../tasks/arrange/use-arrangement.ts'
import { TaskList } from '../tasks/task-list.tsx'
import { useFound } from './found.ts'
import { QueryChips } from './query-chips.tsx'
import { QueryField } from './query-field.tsx'
import { withoutParts } from './query-text.ts'
import { RemovableChips } from './removable-chips.tsx'
import { completed, examples } from './suggestions.ts'
import { useParsed, useReader } from './use-query.ts'
import { useResultKeys } from './use-result-keys.ts'

/** A query in the address, how it was understood, and what it finds. */
export function Search() {
  const { arrangement, arrange } = useArrangement()
  const place = usePlace()
  const { text, by, descending } = arrangement
  const setText = (q: string) => arrange({ text: q })
  const reader = useReader()
  const query = useParsed(text, reader)
  const field = useRef<HTMLInputElement>(null)
  // The letters are shown before what they find.
  const sought = useDeferredValue(text)
  const conditions = conditionsOf(useParsed(sought, reader))
  const found = useFound({
    conditions,
    order: { by: by ?? 'created', descending, timeZone: reader.timeZone },
    openFirst: by === undefined,
  })
  const rows = { tasks: found, shown: found, leaving: NONE }

  const remove = (part: Span) => setText(withoutParts(text, [part]))
  const complete = (filter: string) => {
    setText(completed(text, filter))
    field.current?.focus()
  }
  const asked = query.parts.length > 0
  const isWhole = query.errors.every(({ part }) => part === undefined)
  const toField = () => field.current?.focus()
  const order = orderChips(arrangement, arrange)
  const onKeyDown = useResultKeys(field, sought === text)
  return (
    <View
      title={say.title}
      note={asked && (isWhole ? say.found : say.foundByRest)(found.length)}
      actions={<ArrangeButton />}
    >
      <div onKeyDown={onKeyDown}>
        <div className="flex flex-col gap-2 px-3 pt-1 pb-2">
          <QueryField
            ref={field}
            label={say.field}
            labelHidden
            placeholder={say.placeholder}
            autoFocus
            query={query}
            value={text}
            onValueChange={setText}
          />
          {(asked || !isWhole) && (
            <div className="flex items-start justify-between gap-2">
              <QueryChips text={text} query={query} reader={reader} onRemove={remove} onLast={toField} />
              {query.errors.length === 0 && (
                // Higher than the chips, but no reason for a higher line.
                <span className="-my-1 flex-none pointer-coarse:-my-2.5">
                  <SaveFilter arrangement={place ? elsewhere(place, arrangement, query, reader) : arrangement} />
                </span>
              )}
            </div>
          )}
          {order.length > 0 && <RemovableChips label={arrangeWords.arrangement} chips={order} onLast={toField} />}
        </div>
        {arrangement.group ? (
          <Groups key={arrangement.group} rows={rows} by={arrangement.group} label={say.title} showsPlace />
        ) : (
          <TaskList rows={rows} label={say.title} showsPlace order={by ? 'arranged' : 'dates'} />
        )}
        {asked && found.length === 0 && <EmptyState>{isWhole ? say.none : say.noneOfRest}</EmptyState>}
        {!asked && query.errors.length === 0 && (
          <EmptyState action={<Suggestions filters={examples} onChoose={complete} />}>{say.hint}</EmptyState>
        )}
      </div>
    </View>
  )
}

/** What was found stays found when it is completed. */
const NONE: ReadonlySet<string> = new Set()

function Suggestions({ filters, onChoose }: { filters: readonly string[]; onChoose: (filter: string) => void }) {
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
