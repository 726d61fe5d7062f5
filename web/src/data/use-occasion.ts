import { useSyncExternalStore } from 'react'
import { cairn } from './cairn.ts'

/**
 * Another number whenever an answer of the server may be out of date: one's own writes are saved, the page is looked at again, the
 * network is back. Asking is cheap: what has not changed, the browser has, and the server confirms it by its entity tag.
 */
export const useOccasion = (): number => useSyncExternalStore(onOccasion, () => occasion)

let occasion = 0

function onOccasion(listener: () => void) {
  const stop = new AbortController()
  const tell = () => {
    occasion++
    listener()
  }
  for (const type of ['focus', 'online']) addEventListener(type, tell, { signal: stop.signal })
  const forget = cairn.outbox.subscribe(() => cairn.outbox.state().state === 'saved' && tell())
  return () => {
    stop.abort()
    forget()
  }
}
