import { useSyncExternalStore } from 'react'

/** Whether there is room for two columns; below is the phone. */
export const useWide = () => useSyncExternalStore(subscribe, () => query.matches)

// The `tablet` of ui/tokens.css.
const query = matchMedia('(width >= 40rem)')

function subscribe(listener: () => void) {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
