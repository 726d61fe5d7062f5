import { useEffect, useState } from 'react'
import { cairn } from '../data/cairn.ts'
import { useSyncState } from '../data/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { en } from './en.ts'

/** Whether what was done here has reached the server. "Saved" goes after a moment: it is news only once. */
export function SyncStatus() {
  const { state, waiting } = useSyncState()
  const slow = useSlow(state)
  const fresh = useFresh(state)
  return (
    <div role="status" className="flex min-h-6 items-center text-meta text-muted">
      {state === 'offline' && (
        <Button
          look="quiet"
          icon="cloud-off"
          onClick={() => cairn.outbox.wake()}
          title={en.sync.retry}
          className="text-meta"
        >
          {en.sync.offline(waiting)}
        </Button>
      )}
      {slow && (
        <span className="flex items-center gap-1 px-2">
          <Spinner />
          {en.sync.saving(waiting)}
        </span>
      )}
      {fresh && (
        <span className="flex items-center gap-1 px-2">
          <Icon name="check" />
          {en.sync.saved}
        </span>
      )}
    </div>
  )
}

/** A save that takes its time is worth a word; most are over before one could read it. */
function useSlow(state: string) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (state !== 'saving') return setSlow(false)
    const timer = setTimeout(() => setSlow(true), 400)
    return () => clearTimeout(timer)
  }, [state])
  return slow
}

function useFresh(state: string) {
  const [fresh, setFresh] = useState(false)
  const [before, setBefore] = useState(state)
  if (before !== state) {
    setBefore(state)
    setFresh(state === 'saved')
  }
  useEffect(() => {
    if (!fresh) return
    const timer = setTimeout(() => setFresh(false), 2000)
    return () => clearTimeout(timer)
  }, [fresh])
  return fresh
}
