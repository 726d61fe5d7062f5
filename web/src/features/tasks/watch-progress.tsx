import { progress as words } from '../../app/en-progress.ts'
import { en } from '../../app/en.ts'
import { cairn } from '../../data/cairn.ts'
import type { Gesture } from '../../data/gestures.ts'
import { useSyncState, useValue } from '../../data/hooks.ts'
import { session } from '../../data/session.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { showToast } from '../../ui/toast.ts'
import { say, wayBack, wayForth } from './announce.ts'

/** Says how far a large change is while it goes on, also where an earlier page began it, and that it is done only when it is. */
export function watchProgress() {
  let shown: string | undefined
  let ended: string | undefined
  let dismiss = () => {}

  const look = () => {
    const now = session.get() === 'in' ? cairn.progress.get() : undefined
    const goesOn = now !== undefined && now.done < now.total
    // Another message where another thing can be done about it.
    const key = now && `${now.gesture.batch} ${now.gesture.takenBack}`
    if (goesOn ? key === shown : shown === undefined && key === ended) return
    dismiss()
    if (goesOn) dismiss = showToast({ text: <HowFar />, stays: true, action: actionOf(now.gesture) })
    // Also what was done before one could see it go on.
    else if (now && key !== ended) finish(now.gesture)
    shown = goesOn ? key : undefined
    ended = goesOn ? undefined : key
  }

  cairn.progress.subscribe(look)
  session.subscribe(look)
  look()
}

/** Not told again with every number: who cannot see it asks how far it is. */
function HowFar() {
  const now = useValue(cairn.progress)
  const { state } = useSyncState()
  if (!now) return null
  const { gesture, done, total } = now
  const text = wordsFor(gesture)(done, total)
  return (
    <span
      role="progressbar"
      aria-label={gesture.way === 'undo' ? words.undoing : words.saving}
      aria-live="off"
      aria-valuemin={0}
      aria-valuenow={done}
      aria-valuemax={total}
      aria-valuetext={text}
      className="flex items-center gap-2 tabular-nums"
    >
      {state === 'saving' && <Spinner />}
      {text}
    </span>
  )
}

function wordsFor({ way, takenBack }: Gesture) {
  if (way === 'undo') return words.undone
  if (takenBack) return words.thenUndone
  return way === 'redo' ? words.redone : words.saved
}

/** What is being taken back is not taken back once more. */
const actionOf = (gesture: Gesture) => (gesture.way !== 'undo' && !gesture.takenBack ? wayBack(gesture) : undefined)

function finish(gesture: Gesture) {
  const { name, way, takenBack, logged, heard } = gesture
  if (takenBack || name === undefined || heard) return
  if (way === 'undo') say(en.did.undone(name), logged ? undefined : wayForth)
  else say(way === 'redo' ? en.did.redone(name) : name, wayBack(gesture))
}
