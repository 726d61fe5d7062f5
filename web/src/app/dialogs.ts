import { createValue } from '../data/value.ts'

/** What stands in front of the page, opened from anywhere. */
export type DialogName = 'quick-add' | 'keys' | 'new-project' | 'open-subtasks' | 'more' | 'arrange' | 'palette'

export const dialog = createValue<DialogName | undefined>(undefined)

export const openDialog = (name: DialogName) => dialog.set(name)

/** Unless another has taken its place: a dialog hears that it was closed only after that. */
export const closeDialog = (name: DialogName) => dialog.get() === name && dialog.set(undefined)
