import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/**
 * A <dialog> that is in the document while it is open or still leaving. Opening moves the focus in, closing gives it
 * back; both are the browser's doing.
 */
export function useDialog(open: boolean, isModal: () => boolean) {
  const ref = useRef<HTMLDialogElement>(null)
  const [present, setPresent] = useState(open)
  if (open && !present) setPresent(true)

  useLayoutEffect(() => {
    const dialog = ref.current
    if (!open || !dialog) return
    if (isModal()) dialog.showModal()
    else dialog.show()
    // The browser takes the first control; autofocus would do, but React keeps that attribute to itself.
    dialog.querySelector<HTMLElement>('[data-first-stop]')?.focus({ preventScroll: true })
    // Also when it is taken out of the tree: a dialog that is only removed forgets where the focus came from.
    return () => dialog.close()
    // oxlint-disable-next-line react/exhaustive-deps -- how it opens is asked once: it does not turn modal under one's hands
  }, [open, present])

  useEffect(() => {
    const dialog = ref.current
    if (open || !dialog) return
    let gone = false
    void Promise.allSettled(dialog.getAnimations().map(motion => motion.finished)).then(
      () => !gone && setPresent(false),
    )
    return () => {
      gone = true
    }
  }, [open])

  return { ref, present }
}
