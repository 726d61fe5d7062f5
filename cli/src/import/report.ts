import { counted, paint } from '../output.ts'
import type { Plan } from './plan.ts'
import { remarks } from './preview.ts'
import type { Outcome } from './run.ts'

/** What became of an import, for people. */
export function result(plan: Plan, { made, refused }: Outcome): string[] {
  const parts = [counted(made, 'task'), counted(plan.projects.length, 'project'), counted(plan.labels.length, 'label')]
  return [
    `${paint('green', '✓')} Imported ${parts.join(', ')}.`,
    ...remarks('Left out', [...plan.leftOut, ...refused], Infinity),
  ]
}

/** The same for programs; without an outcome, what would be done. */
export function report(plan: Plan, there: number, outcome?: Outcome) {
  const { tasks, projects, labels, leftOut, notes, general } = plan
  return {
    tasks: outcome ? outcome.made : tasks.length - there,
    alreadyThere: there,
    projects: projects.map(({ name }) => name),
    labels: labels.map(({ name }) => name),
    leftOut: [...leftOut, ...(outcome?.refused ?? [])],
    notes,
    general,
  }
}
