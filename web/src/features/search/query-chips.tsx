import type { Part } from '@cairn/contract/query/parse'
import type { Reader } from '@cairn/contract/query/readings'
import { search as say } from '../../app/en-search.ts'
import { cairn } from '../../data/cairn.ts'
import type { Clock } from '../../data/clock.ts'
import { useClock } from '../../data/hooks.ts'
import { chipWords } from './chip-words.ts'
import { RemovableChips, type Removable } from './removable-chips.tsx'

/** How the query was understood, part by part. */
export function QueryChips(props: {
  parts: readonly Part[]
  reader: Reader
  onRemove: (part: Part) => void
  onLast: () => void
}) {
  const clock = useClock()
  const chips = props.parts.map(part => chipOf(part, props.reader, clock, props.onRemove))
  return <RemovableChips label={say.understood} chips={chips} onLast={props.onLast} />
}

export const chipOf = (part: Part, reader: Reader, clock: Clock, remove: (part: Part) => void): Removable => ({
  key: part.from,
  words: chipWords(part.condition, reader, clock),
  dot: dotOf(part),
  remove: () => remove(part),
})

function dotOf({ condition }: Part) {
  if (condition.on === 'label') return cairn.tables.labels.get(condition.ids[0] ?? '')?.color
  const project = condition.on === 'project' ? cairn.tables.projects.get(condition.ids[0] ?? '') : undefined
  return project?.kind === 'project' ? project.color : undefined
}
