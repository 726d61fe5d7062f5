import type { Condition, DayRange } from '@cairn/contract/query/conditions'
import { addDays } from '@cairn/contract/dates'
import type { TaskFields } from '../actions.ts'

/** What a new task must have to stand in a list filtered like this, as far as the filter leaves no choice. */
export function fieldsIn(conditions: readonly Condition[], place: TaskFields): TaskFields {
  const asked = conditions.filter(({ not }) => !not)
  const labelIds = asked.flatMap(condition => (condition.on === 'label' ? only(condition.ids) : []))
  const [priority] = asked.flatMap(condition => (condition.on === 'priority' ? only(condition.values) : []))
  const [projectId] = asked.flatMap(condition => (condition.on === 'project' ? only(condition.ids) : []))
  const [dueOn] = asked.flatMap(condition => (condition.on === 'due' ? onlyDayOf(condition.range) : []))
  const [startOn] = asked.flatMap(condition => (condition.on === 'start' ? onlyDayOf(condition.range) : []))
  return {
    ...(projectId && { projectId }),
    ...(priority && { priority }),
    ...(dueOn && { dueOn }),
    ...(startOn && { startOn }),
    ...place,
    ...(labelIds.length > 0 && { labelIds: [...new Set([...(place.labelIds ?? []), ...labelIds])] }),
  }
}

const only = <T>(values: readonly T[]) => (values.length === 1 ? values : [])

const onlyDayOf = ({ from, to }: DayRange) => (from && to && addDays(from.on, 1) === to.on ? [from.on] : [])
