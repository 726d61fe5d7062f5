import type { Part, Query } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import type { Span } from '@cairn/contract/query/syntax'
import { search as say } from '../../app/en-search.ts'
import { cairn } from '../../data/cairn.ts'
import type { Clock } from '../../data/clock.ts'
import { useClock } from '../../data/hooks.ts'
import type { DotColour } from '../../ui/dot.tsx'
import { chipWords } from './chip-words.ts'
import { RemovableChips, type Removable } from './removable-chips.tsx'

/** How the query was understood, part by part. */
export function QueryChips(props: {
  text: string
  query: Query
  reader: Reader
  onRemove: (part: Span) => void
  onLast: () => void
}) {
  const { text, query, reader, onRemove, onLast } = props
  const chips = chipsOf(text, query, reader, useClock(), onRemove)
  return <RemovableChips label={say.understood} chips={chips} onLast={onLast} />
}

/** In the order in which they were written, with those that ask for nothing because they were not understood. */
export function chipsOf(
  text: string,
  { parts, errors }: Query,
  reader: Reader,
  clock: Clock,
  remove: (part: Span) => void,
): Removable[] {
  const understood = parts.map(part => ({
    key: part.from,
    words: chipWords(part.condition, reader, clock),
    dot: dotOf(part),
    remove: () => remove(part),
  }))
  const spans = new Map(errors.flatMap(({ part }) => (part ? [[part.from, part]] : [])))
  const leftOut = [...spans.values()].map(part => ({
    key: part.from,
    words: say.leftOut(text.slice(part.from, part.to)),
    icon: 'warning' as const,
    remove: () => remove(part),
  }))
  return [...understood, ...leftOut].toSorted((a, b) => a.key - b.key)
}

function dotOf({ condition }: Part): DotColour | undefined {
  if (condition.on === 'label') return cairn.tables.labels.get(condition.ids[0] ?? '')?.color
  const project = condition.on === 'project' ? cairn.tables.projects.get(condition.ids[0] ?? '') : undefined
  return project?.kind === 'project' ? project.color : undefined
}
