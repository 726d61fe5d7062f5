import { en } from '../../app/en.ts'
import { openTask } from '../../app/navigate.ts'
import { later } from '../../app/parts.ts'
import { redo, undo } from '../../data/cairn.ts'
import { newGesture, type Gesture } from '../../data/gestures.ts'
import { isLarge } from '../../data/progress.ts'
import { showToast, type ToastAction } from '../../ui/toast.ts'

const lastDeeds = later(() => import('../history/last-deed.ts'))

/** Begins a gesture that is announced by its name, with the way back; one such message at a time. Of a large one it is said when it is done. */
export function announced(name: string, size = 1): Gesture {
  const gesture = begin(name, size)
  if (!isLarge(gesture)) say(name, wayBack(gesture))
  return gesture
}

/** The same of one that makes a task, which may come to stand where it is not seen. */
export function announcedNew(name: string, taskId: string): Gesture {
  const gesture = begin(name, 1)
  say(name, wayBack(gesture), wayTo(taskId))
  return gesture
}

function begin(name: string, size: number): Gesture {
  latest = { ...newGesture(name), size }
  return latest
}

export const wayBack = (gesture?: Gesture) => ({
  label: en.undo,
  keys: 'Mod+Z',
  onSelect: () => undoAnnounced(gesture),
})
export const wayTo = (taskId: string) => ({ label: en.open, onSelect: () => openTask(taskId) })
export const wayForth = { label: en.redo, keys: 'Mod+Shift+Z', onSelect: () => redoAnnounced() }

/** Takes back this gesture, or the last one. */
export function undoAnnounced(gesture?: Gesture) {
  const undone = undo(gesture)
  if (!undone)
    return void lastDeeds().then(
      ({ offerLastDeed }) => offerLastDeed(),
      () => say(en.did.nothing),
    )
  latest = undone
  if (isLarge(undone)) dismiss()
  else say(en.did.undone(undone.name), wayForth)
}

export function redoAnnounced() {
  const redone = redo()
  if (!redone) return say(en.did.nothingAgain)
  latest = redone
  if (isLarge(redone)) dismiss()
  else say(en.did.redone(redone.name), wayBack())
}

/** Takes the message away: what it tells was refused, or whoever could undo it has left. */
export function withdraw(gesture: Gesture | undefined = latest) {
  if (gesture === latest) dismiss()
}

let dismiss = () => {}
let latest: Gesture | undefined

/** Says it in place of what was said last. */
export function say(text: string, action?: ToastAction, open?: ToastAction) {
  dismiss()
  dismiss = showToast({ text, action, open })
}
