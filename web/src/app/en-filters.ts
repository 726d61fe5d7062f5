import { short } from './en.ts'

/** What is said where queries are saved, and of those that are. */
export const filters = {
  none: 'No filters yet. Search, or filter a list, and save what you asked.',
  toSearch: 'Go to Search',
  save: 'Save filter',
  saveTitle: 'Save filter',
  editTitle: 'Edit filter',
  name: 'Filter name',
  nameMissing: 'Give the filter a name.',
  nameTaken: 'There is a filter with this name.',
  query: 'Query',
  queryMissing: 'Say what the filter finds.',
  arranged: (words: string) => `Saved with it: ${words}.`,

  saved: (name: string) => `Filter “${short(name)}” saved.`,
  changed: (name: string) => `Filter “${short(name)}” changed.`,
  moved: (name: string) => `Filter “${short(name)}” moved.`,
  deleted: (name: string) => `Filter “${short(name)}” deleted.`,

  differs: 'changes not saved',
  saveChanges: 'Save changes',
  saveAsNew: 'Save as new',
  discard: 'Discard',
  cannotSave: 'First mend the query.',
  cannotSaveEmpty: 'A filter without a query finds everything.',

  menu: (name: string) => `Actions for ${name}`,
  edit: 'Rename, recolour or edit',
  delete: 'Delete',
  up: 'Move up',
  down: 'Move down',
  isFirst: 'It is the first.',
  isLast: 'It is the last.',
  moveHint: 'On a filter, Alt with an arrow key moves it.',

  missing: 'This filter is not there.',
  missingHint: 'It may have been deleted, or the address is wrong.',
  nothing: 'No task fits this filter now.',
  broken: (why: string) => `This filter cannot be asked as it is. ${why}`,
  mend: 'Edit the filter',
}
