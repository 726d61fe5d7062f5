import { openDialog } from '../../app/dialogs.ts'
import { en } from '../../app/en.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** A view without tasks: why, and how the first one comes. */
export function NoTasks({ children }: { children: string }) {
  const add = (
    <Button icon="plus" onClick={() => openDialog('quick-add')}>
      {en.task.add}
    </Button>
  )
  return (
    <EmptyState action={add} keys="C">
      {children}
    </EmptyState>
  )
}
