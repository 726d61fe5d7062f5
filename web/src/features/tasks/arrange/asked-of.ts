import type { Condition } from '@cairn/contract/query/conditions'
import type { Arrangement } from './address.ts'
import type { Asked } from './asked.ts'
import type { Place } from './place.ts'

/** What a view shows of what is open, and apart from it of what is done, once it is arranged. */
export function askedOf(
  { order: own, ...about }: Place['view'],
  { by, descending }: Pick<Arrangement, 'by' | 'descending'>,
  conditions: readonly Condition[],
  zone: string,
) {
  // A filter that says itself what it is after leaves nothing to stand apart.
  const whole = conditions.some(({ on }) => on === 'status' || on === 'completedAt')
  const { parent: _, ...anywhere } = about
  const view = { ...(conditions.some(asksForSubtasks) ? anywhere : about), order: own, zone }
  const order = by && { by, descending, timeZone: zone }
  return {
    whole,
    open: { view: whole ? view : { ...view, state: 'open' }, conditions, ...(order && { order }) } satisfies Asked,
    done: { view: { ...view, state: 'done', order: 'finished' }, conditions } satisfies Asked,
  }
}

/** They stand in no list by themselves, only below their task. */
const asksForSubtasks = (condition: Condition) =>
  condition.on === 'has' && condition.what === 'parent' && !condition.not
