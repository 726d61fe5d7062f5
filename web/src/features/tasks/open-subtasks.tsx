import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { subtasks as say } from '../../app/en-subtasks.ts'
import { cairn } from '../../data/cairn.ts'
import { useTask, useValue } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { askedAbout, complete } from './actions.ts'
import { changeMany } from './bulk.ts'

/** A task is about to be completed, and something below it is still open. */
export function OpenSubtasks({ open, onClose }: { open: boolean; onClose: () => void }) {
  const task = useTask(useValue(askedAbout))
  if (!task) return null
  const below = openBelow(task)
  const n = below.length + 1
  const answer = (act: () => void) => () => {
    onClose()
    act()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say.title}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {en.cancel}
          </Button>
          <Button onClick={answer(() => complete(task))}>{say.onlyThis}</Button>
          <Button
            look="primary"
            data-first-stop
            onClick={answer(() => changeMany([task.id, ...below], { status: 'completed' }, say.did))}
          >
            {say.all(n)}
          </Button>
        </>
      }
    >
      <p>{say.open(task.title, below.length)}</p>
    </Dialog>
  )
}

function openBelow({ id }: Task): string[] {
  const children = Map.groupBy(cairn.tables.tasks.all(), task => task.parentId)
  const below = (parent: string): Task[] => (children.get(parent) ?? []).flatMap(task => [task, ...below(task.id)])
  return below(id)
    .filter(task => isOpen(task) && task.deletedAt === null)
    .map(task => task.id)
}
