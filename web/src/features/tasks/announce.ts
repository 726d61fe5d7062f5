import { en } from '../../app/en.ts'
import { redo, undo } from '../../data/cairn.ts'
import { newGesture, type Gesture } from '../../data/gestures.ts'
import { showToast } from '../../ui/toast.ts'

/** Begins a gesture that is announced by its name, with the way back; one such message at a time. */
export function announced(name: string): Gesture {
  const gesture = newGesture(name)
  latest = gesture
  say(name, { label: en.undo, keys: 'Mod+Z', onSelect: () => undoAnnounced(gesture) })
  return gesture
}

/** Takes back this gesture, or the last one. */
export function undoAnnounced(gesture?: Gesture) {
  const undone = undo(gesture)
  if (!undone) return say(en.did.nothing)
  latest = undone
  say(en.did.undone(undone.name), { label: en.redo, keys: 'Mod+Shift+Z', onSelect: redoAnnounced })
}

export function redoAnnounced() {
  const redone = redo()
  if (!redone) return say(en.did.nothingAgain)
  latest = redone
  say(en.did.redone(redone.name), { label: en.undo, keys: 'Mod+Z', onSelect: () => undoAnnounced() })
}

/** Takes the message away: what it tells was refused, or whoever could undo it has left. */
export function withdraw(gesture: Gesture | undefined = latest) {
  if (gesture === latest) dismiss()
}

let dismiss = () => {}
let latest: Gesture | undefined

/** Says it in place of what was said last. */
export function say(text: string, action?: { label: string; keys?: string; onSelect: () => void }) {
  dismiss()
  dismiss = showToast({ text, action })
}
