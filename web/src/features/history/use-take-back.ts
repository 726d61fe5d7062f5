import type { Undone } from '@cairn/contract/activity'
import { standsAsBefore, whyKept } from '@cairn/contract/take-back'
import { useState } from 'react'
import { history as say } from '../../app/en-history.ts'
import { showFailure } from '../../app/failures.ts'
import { showToast } from '../../ui/toast.ts'

/** Takes something of the log back and says what came of it. */
export function useTakeBack(
  onUndone: () => void,
  words = (undone: Undone) => (undone.undone.length > 0 ? say.undone : notUndone(undone)),
) {
  const [busy, setBusy] = useState(false)
  const takeBack = async (ask: () => Promise<Undone>) => {
    setBusy(true)
    try {
      showToast({ text: words(await ask()) })
      onUndone()
    } catch (problem) {
      showFailure(problem)
    }
    setBusy(false)
  }
  return { busy, takeBack: (ask: () => Promise<Undone>) => void takeBack(ask) }
}

export const notUndone = (undone: Undone) => (standsAsBefore(undone) ? say.asBefore : say.kept(whyKept(undone)))
