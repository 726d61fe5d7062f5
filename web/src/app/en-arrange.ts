import type { Sort } from '@cairn/contract/tasks'
import type { DueChoice } from '../features/tasks/arrange/filter-text.ts'
import type { TaskQuery } from '../data/task-query.ts'
import type { Grouping } from '../features/tasks/arrange/address.ts'

/** What is said where lists are grouped, sorted and filtered; it comes with that. */
export const arrange = {
  arrangement: 'Arranged by',
  group: 'Group by',
  ungrouped: 'Nothing',
  groupings: {
    due: 'Due day',
    priority: 'Priority',
    status: 'Status',
    project: 'Project',
    label: 'Label',
  } satisfies Record<Grouping, string>,
  groupedBy: (word: string) => `grouped by ${word.toLowerCase()}`,
  overdue: 'Overdue',
  anyProject: 'Any project',
  noLabel: 'No label',
  unnamed: 'Without a name',

  sort: 'Sort by',
  /** What a view does by itself. */
  own: {
    position: 'Own order',
    due: 'Usual order',
    newest: 'Open ones first',
    finished: 'Last completed',
    deleted: 'Last deleted',
  } satisfies Record<TaskQuery['order'], string>,
  orders: {
    start: 'Start',
    due: 'Due',
    priority: 'Priority',
    title: 'Title',
    created: 'Created',
    updated: 'Changed',
    status: 'Status',
    completed: 'Completed',
    position: 'Own order of projects',
  } satisfies Record<Sort, string>,
  sortedBy: (word: string, direction: string) => `by ${word.toLowerCase()}, ${direction}`,
  direction: 'Direction',
  ascending: {
    start: 'earliest first',
    due: 'earliest first',
    priority: 'lowest first',
    title: 'A to Z',
    created: 'oldest first',
    updated: 'oldest first',
    status: 'to do first',
    completed: 'oldest first',
    position: 'first to last',
  } satisfies Record<Sort, string>,
  descending: {
    start: 'latest first',
    due: 'latest first',
    priority: 'highest first',
    title: 'Z to A',
    created: 'newest first',
    updated: 'newest first',
    status: 'cancelled first',
    completed: 'newest first',
    position: 'last to first',
  } satisfies Record<Sort, string>,
  alone: (words: string) => words.charAt(0).toUpperCase() + words.slice(1),

  filter: 'Filter',
  filterHint: 'Words, or due<=7d -label:home',
  status: 'Status',
  priority: 'Priority',
  due: 'Due',
  dueChoices: {
    overdue: 'Overdue',
    today: 'Today',
    week: 'Next 7 days',
    none: 'No date',
  } satisfies Record<DueChoice, string>,
  labels: 'Labels',
  allLabels: 'All of them on a task',

  clear: 'Clear',
  done: 'Done',
  none: 'No task here fits the filter.',
  clearFilter: 'Clear the filter',
  hidden: 'Added, but the filter hides it.',
  strange: (parts: readonly string[]) => `The address asked for ${parts.join(', ')}, which this page does not know.`,
}
