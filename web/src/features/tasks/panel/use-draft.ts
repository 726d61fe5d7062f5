import { useEffect, useRef, useState } from 'react'
import { cairn } from '../../../data/cairn.ts'
import { keepDraft } from '../../../data/drafts.ts'
import type { Gesture } from '../../../data/gestures.ts'

/**
 * Text under the pen: what is written wins over what arrives until it is saved, on leaving the field and, for long texts,
 * after a pause. Unmounting saves too, so that closing the panel loses nothing, and so does closing the page.
 */
export function useDraft(saved: string, save: (text: string, before: string) => Gesture | undefined, pause?: number) {
  const [draft, setDraft] = useState<string>()
  const latest = useRef({ draft, save, saved })
  /** What was there when the pen was set down, or was last handed over: only what differs from it was written since. */
  const known = useRef<string | undefined>(saved)
  const handedOver = useRef<Gesture>(undefined)
  useEffect(() => {
    latest.current = { draft, save, saved }
  })

  const commit = () => {
    const { draft: text, save: keep, saved: now } = latest.current
    if (text === undefined || text === known.current) return
    const before = known.current ?? now
    known.current = text
    handedOver.current = text === now ? undefined : keep(text, before)
  }
  useEffect(() => {
    if (draft === undefined || pause === undefined) return
    const timer = setTimeout(commit, pause)
    return () => clearTimeout(timer)
  }, [draft, pause])
  useEffect(() => keepDraft(commit), [])
  // What was refused nobody has: it is handed over once more when the field is left.
  useEffect(
    () =>
      cairn.onRefusal((_, gesture) => {
        if (gesture === handedOver.current) known.current = undefined
      }),
    [],
  )

  return {
    value: draft ?? saved,
    write(text: string) {
      if (draft === undefined) known.current = saved
      setDraft(text)
    },
    finish: () => {
      commit()
      setDraft(undefined)
    },
    discard: () => setDraft(undefined),
  }
}
