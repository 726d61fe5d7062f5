import { newId } from '@cairn/contract/ids'
import type { QuickTask } from '@cairn/contract/quick-add/quick-add'
import { quickAdd as say } from '../../app/en-quick-add.ts'
import { mutate } from '../../data/cairn.ts'
import { useColorOfNextProject } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { announced } from './announce.ts'
import { labelNamed } from './create-quick.ts'

/** What the text names and is not there: labels are made along with the task, a project only when it is asked for. */
export function NotThereYet({ tasks, projects }: { tasks: readonly QuickTask[]; projects: readonly string[] }) {
  const color = useColorOfNextProject()
  const labels = newLabelsOf(tasks)
  if (labels.length + projects.length === 0) return null
  const create = (name: string) =>
    mutate('projects.create', { id: newId(), name, color }, announced(say.projectCreated(name)))
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-secondary text-muted">
      {labels.length > 0 && <p role="status">{say.newLabels(labels)}</p>}
      {projects.map(name => (
        <Button key={name} look="quiet" icon="plus" onClick={() => create(name)}>
          {say.createProject(name)}
        </Button>
      ))}
    </div>
  )
}

/** By name; made along with the tasks. */
export const newLabelsOf = (tasks: readonly QuickTask[]): string[] =>
  [...new Set(tasks.flatMap(task => task.labels))].filter(name => !labelNamed(name))
