import { count, short } from './en.ts'

/** What fields offer while somebody writes in them. */
export const suggestions = {
  label: 'Labels that fit',
  project: 'Projects that fit',
  filters: 'Filters that fit',
  said: (n: number) => `${count(n, 'suggestion')}. Arrow keys choose.`,
  createLabel: (name: string) => `Create label “${short(name)}”`,
}
