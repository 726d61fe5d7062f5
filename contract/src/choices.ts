/** What a field can be, where it is one of a few. Apart from the schemas made of them, for pages draw menus long before they check a form. */
export const statuses = ['pending', 'in_progress', 'completed', 'cancelled'] as const

/** In the order of their rank. */
export const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const

/** What lists of tasks can be sorted by. */
export const sorts = [
  'created',
  'updated',
  'completed',
  'start',
  'due',
  'priority',
  'status',
  'title',
  'position',
] as const

/** Characters of a query: what is kept must be fit to be asked. */
export const LONGEST_QUERY = 1000

/** What lists of tasks can be grouped by, in a client that shows them so. */
export const groupings = ['due', 'priority', 'status', 'project', 'label'] as const

/** The colours that a project or a label can have; the client knows how each looks in light and dark. */
export const colors = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
