import { count, short } from './en.ts'

/** What the page of labels and its dialogs say. */
export const labels = {
  name: 'Label name',
  nameMissing: 'Give the label a name.',
  nameTaken: 'There is a label with this name.',
  mergeInstead: (name: string) => `Merge into “${short(name)}”…`,
  editTitle: 'Edit label',
  new: 'New label',
  create: 'Create label',
  edit: (name: string) => `Edit ${name}`,
  menu: (name: string) => `More for ${name}`,
  delete: 'Delete',
  uses: (n: number) => count(n, 'open task'),
  find: 'Find a label',
  notFound: (text: string) => `No label has “${short(text)}” in its name.`,
  merge: 'Merge into…',
  mergeTitle: (name: string) => `Merge “${short(name)}”`,
  mergeAlone: 'There is no other label.',
  into: 'Into the label',
  doMerge: 'Merge',
  effect(n: number, from: string, into: string) {
    const gone = `“${short(from)}” will be gone.`
    if (n === 0) return `No task has “${short(from)}”. ${gone}`
    const tasks = n === 1 ? '1 task gets' : `${count(n, 'task')} get`
    return `${tasks} “${short(into)}” instead, those that are done or in the trash too. ${gone}`
  },
  changed: (name: string) => `Label “${short(name)}” changed.`,
  deleted: (name: string) => `Label “${short(name)}” deleted.`,
  merged: (from: string, into: string) => `“${short(from)}” merged into “${short(into)}”.`,
}
