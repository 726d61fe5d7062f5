import { newGesture, type Gesture, type History } from './gestures.ts'
import type { Write } from './write.ts'

/** The gestures of writes that another page has left. What their rows were before, only the server knows: it is asked when they are undone. */
export function restoredGestures(history: History): (write: Write) => Gesture {
  const known = new Map<string, Gesture>()

  const begin = ({ batch, name, way, of, what }: Write): Gesture => {
    const saved = 'id' in what ? of : 0
    const logged = 'takeBack' in what ? what.logged : undefined
    const gesture: Gesture = {
      ...newGesture(name),
      batch,
      beside: 'anything',
      size: of,
      saved,
      logged,
      ...(way && { way }),
    }
    known.set(batch, gesture)
    if ('id' in what) {
      if (what.id !== 'users.update') history.did(gesture)
      return gesture
    }
    const taken = known.get(what.takeBack)
    if (taken) history.forget(taken)
    if (taken) taken.takenBack = true
    if (way === 'redo' || logged) history.redid(gesture)
    else history.undid(gesture)
    return gesture
  }

  return write => {
    const gesture = known.get(write.batch) ?? begin(write)
    gesture.saved = (gesture.saved ?? 0) - write.size
    return gesture
  }
}
