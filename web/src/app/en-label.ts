import { short } from './en.ts'

/** What is said where labels are shown and chosen; it comes with that. */
export const labelWords = {
  empty: (name: string) => `No open task has the label “${name}”.`,
  missing: 'This label is not there.',
  none: 'No labels yet. A label marks tasks across projects.',
  created: (name: string) => `Label “${short(name)}” created.`,
  createNamed: (name: string) => `Create “${name}”`,
  find: 'Find or create a label',
}
