import { Suspense, useState, type ComponentType } from 'react'
import { useValue } from '../data/hooks.ts'
import { Boundary } from './boundary.tsx'
import { closeDialog, dialog, type DialogName } from './dialogs.ts'
import { part } from './parts.ts'

interface DialogProps {
  open: boolean
  onClose: () => void
}

const dialogs: Record<DialogName, ComponentType<DialogProps>> = {
  'quick-add': part(async () => (await import('../features/tasks/quick-add.tsx')).QuickAdd),
  keys: part(async () => (await import('./keys-sheet.tsx')).KeysSheet),
  'new-project': part(async () => (await import('../features/projects/project-dialog.tsx')).NewProject),
  'open-subtasks': part(async () => (await import('../features/tasks/open-subtasks.tsx')).OpenSubtasks),
  arrange: part(async () => (await import('../features/tasks/arrange/arrange-dialog.tsx')).ArrangeDialog),
  palette: part(async () => (await import('../features/palette/palette.tsx')).Palette),
  more: part(async () => (await import('./more-sheet.tsx')).MoreSheet),
}

/** The dialog that is open; it stays in the tree to leave with its motion. */
export function Dialogs() {
  const name = useValue(dialog)
  const [last, setLast] = useState(name)
  if (name !== undefined && name !== last) setLast(name)
  if (last === undefined) return null
  const Open = dialogs[last]
  return (
    // One that cannot be shown is not open: it would keep all keys from the page.
    <Boundary place={name} onFailure={() => closeDialog(last)}>
      <Suspense>
        <Open key={last} open={name === last} onClose={() => closeDialog(last)} />
      </Suspense>
    </Boundary>
  )
}
