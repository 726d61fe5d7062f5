import { useEffect, useState, type ReactNode } from 'react'
import { en } from '../../../app/en.ts'
import { arrange as say } from '../../../app/en-arrange.ts'
import { useOnMove } from '../../../app/use-on-move.ts'
import { useWide } from '../../../app/use-wide.ts'
import { isArranged } from '../../../data/arranging.ts'
import { Button } from '../../../ui/button.tsx'
import { Floating } from '../../../ui/floating.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { arrangeButton } from './bar.tsx'
import { Controls } from './controls.tsx'
import { usePlace } from './place.ts'
import { useArrangement } from './use-arrangement.ts'

/** How the list is grouped, sorted and filtered: beside its button, on a phone a sheet. What one chooses holds at once. */
export function ArrangeDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const place = usePlace()
  const wide = useWide()
  useOnMove(onClose)
  if (!place) return null
  const controls = <Controls place={place} onDone={onClose} />
  if (wide) return open && <Beside onClose={onClose}>{controls}</Beside>
  return (
    <Sheet open={open} onClose={onClose} title={en.arrange} footer={<Footer onClose={onClose} />}>
      {controls}
    </Sheet>
  )
}

/** Each view has a button of its own. */
function Beside({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const [anchor] = useState(() => ({ current: arrangeButton() }))
  // The row that the focus would go back to may be filtered away.
  useEffect(() => () => void (document.activeElement === document.body && anchor.current?.focus()), [anchor])
  return (
    <Floating anchor={anchor} align="end" onClose={onClose} role="dialog" aria-label={en.arrange}>
      <div className="w-96 p-3">{children}</div>
    </Floating>
  )
}

function Footer({ onClose }: { onClose: () => void }) {
  const { clear } = useArrangement()
  return (
    <div className="flex justify-end gap-2">
      {isArranged(new URLSearchParams(location.search)) && (
        <Button look="quiet" onClick={clear}>
          {say.clear}
        </Button>
      )}
      <Button look="primary" onClick={onClose}>
        {say.done}
      </Button>
    </div>
  )
}
