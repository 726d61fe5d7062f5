import { en } from '../../app/en.ts'
import { subtasks as say } from '../../app/en-subtasks.ts'
import { cairn } from '../../data/cairn.ts'
import { useValue } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { askedAbout, complete } from './actions.ts'
import { changeMany } from './bulk.ts'

/** One task or several are about to be completed, and something below them is still open. */
export function OpenSubtasks({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { ids, below, done } = useValue(askedAbout)
  const tasks = ids.flatMap(id => cairn.tables.tasks.get(id) ?? [])
  const [first] = tasks
  if (!first) return null
  const single = tasks.length === 1
  const answer = (act: () => void) => () => {
    onClose()
    act()
    done?.()
  }
  const completeAll = (all: readonly string[]) => changeMany(all, { status: 'completed' }, say.did)
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
          <Button onClick={answer(() => (single ? complete(first) : completeAll(ids)))}>
            {single ? say.onlyThis : say.onlyThese(tasks.length)}
          </Button>
          <Button look="primary" data-first-stop onClick={answer(() => completeAll([...ids, ...below]))}>
            {say.all(tasks.length + below.length)}
          </Button>
        </>
      }
    >
      <p>{single ? say.open(first.title, below.length) : say.openTogether(tasks.length, below.length)}</p>
    </Dialog>
  )
}
