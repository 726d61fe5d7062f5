import type { Activity } from '@cairn/contract/activity'
import { history as say } from '../../app/en-history.ts'
import { useMe } from '../../data/hooks.ts'
import { verbOf, whoDid } from './entry-words.ts'

/** Who did what, through what and when. */
export function Deed({ entry, when, verb }: { entry: Activity; when: string; verb?: string }) {
  const me = useMe()
  return (
    <>
      <span className="font-medium">{whoDid(entry, me)}</span> {verb ?? verbOf(entry)} {say.via[entry.via]}{' '}
      <time dateTime={entry.at} className="text-muted">
        {when}
      </time>
    </>
  )
}
