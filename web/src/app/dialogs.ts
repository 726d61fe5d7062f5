import { createValue } from '../data/value.ts'

/** What stands in front of the page, opened from anywhere. */
export type DialogName = 'quick-add' | 'keys' | 'new-project' | 'more'

export const dialog = createValue<DialogName | undefined>(undefined)

export const openDialog = (name: DialogName) => dialog.set(name)
export const closeDialog = () => dialog.set(undefined)
