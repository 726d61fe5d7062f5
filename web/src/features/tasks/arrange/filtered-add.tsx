import type { Condition } from '@cairn/contract/query/conditions'
import { fits } from '@cairn/contract/query/match'
import { arrange as say } from '../../../app/en-arrange.ts'
import { cairn } from '../../../data/cairn.ts'
import { textOf } from '../../search/texts.ts'
import type { TaskFields } from '../actions.ts'
import { say as announce, wayTo } from '../announce.ts'
import { InlineAdd } from '../inline-add.tsx'
import { fieldsIn } from './fields-in.ts'

/** The line at the end of a filtered list: what is added there has what is filtered by, and does not vanish without a word. */
export function FilteredAdd(props: { fields: TaskFields; place: string; conditions: readonly Condition[] }) {
  const { fields, place, conditions } = props
  const tell = (ids: readonly string[]) => {
    const hidden = ids.find(id => {
      const task = cairn.tables.tasks.get(id)
      return task && !fits(conditions, task, () => textOf(task))
    })
    if (hidden) announce(say.hidden, wayTo(hidden))
  }
  return <InlineAdd fields={fieldsIn(conditions, fields)} place={place} onAdded={tell} />
}
