import { useSyncExternalStore } from 'react'

/** Whether there is room for two columns; below is the phone. The `tablet` of ui/tokens.css. */
export const useWide = matching('(width >= 40rem)')

/** Whether the sidebar is a rail of signs: up to the `desktop` of ui/tokens.css. */
export const useRail = matching('(40rem <= width < 75rem)')

function matching(media: string) {
  const query = matchMedia(media)
  const subscribe = (listener: () => void) => {
    query.addEventListener('change', listener)
    return () => query.removeEventListener('change', listener)
  }
  return () => useSyncExternalStore(subscribe, () => query.matches)
}
