import { useId, useState } from 'react'
import type { Activity, Undone } from '@cairn/contract/activity'
import { whyKept } from '@cairn/contract/take-back'
import { activity as say } from '../../app/en-activity.ts'
import { history } from '../../app/en-history.ts'
import { cairn } from '../../data/cairn.ts'
import { useClock, useMe } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Deed } from '../history/deed.tsx'
import { useTakeBack } from '../history/use-take-back.ts'
import { entryIcon } from './entry-icon.ts'
import { EntryLine } from './entry-line.tsx'
import { featWords } from './feat-words.ts'
import type { Feat } from './gather.ts'
import { subjectOf } from './subject.ts'

interface FeatProps {
  feat: Feat
  /** It may have begun before what has been loaded. */
  unfinished: boolean
  onUndone: () => void
}

/** What was done at one go: a single entry as it is, several folded into one, with one way back. */
export function FeatLine(props: FeatProps) {
  const [first, second] = props.feat.entries
  const joined = props.feat.entries.find(({ kind }) => kind === 'person.registered')
  if (joined) return <Joined entry={joined} />
  return second ? <Several {...props} /> : <EntryLine entry={first} onUndone={props.onUndone} />
}

/** The account with its workspace and inbox: one thing to whoever made it, by whatever way, and nothing to take back. */
function Joined({ entry }: { entry: Activity }) {
  const clock = useClock()
  return (
    <div className="entry">
      <Icon name={entryIcon(entry)} className="level text-muted" />
      <p>
        <Deed entry={{ ...entry, via: 'web' }} verb={say.joined} when={clock.time(entry.at)} />
      </p>
    </div>
  )
}

function Several({ feat: { entries }, unfinished, onUndone }: FeatProps) {
  const clock = useClock()
  const me = useMe()
  const [unfolded, setUnfolded] = useState(false)
  const { busy, takeBack } = useTakeBack(onUndone, undoneWords)
  const id = useId()
  const [first] = entries
  const did = featWords(entries)
  const mine = first.actorId === me.id && entries.some(({ undoable }) => undoable)
  return (
    <>
      <div className="entry">
        <Icon name={unfolded ? 'chevron-down' : 'chevron-right'} className="level text-muted" />
        <div className="grid min-w-0 gap-0.5">
          <button
            type="button"
            aria-expanded={unfolded}
            aria-controls={unfolded ? id : undefined}
            onClick={() => setUnfolded(!unfolded)}
            className="entry-link text-start"
          >
            <bdi>{namesOf(entries)}</bdi>
          </button>
          <p className="text-secondary">
            <Deed entry={first} verb={unfinished ? say.atLeast(did) : did} when={clock.time(first.at)} />
          </p>
        </div>
        {mine && (
          <Button
            look="quiet"
            icon="undo"
            busy={busy}
            onClick={() => takeBack(() => cairn.undoBatch(first.batch))}
            aria-label={say.undoAllNamed(did)}
            className="entry-undo"
          >
            {say.undoAll}
          </Button>
        )}
      </div>
      {unfolded && (
        <ul id={id} className="entry-parts">
          {entries.map(entry => (
            <li key={entry.id}>
              <EntryLine entry={entry} onUndone={onUndone} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The first of them by name, the others by number. */
function namesOf(entries: Feat['entries']): string {
  const names = [...new Map(entries.map(entry => [entry.subjectId, subjectOf(entry).name])).values()]
  const named = names.slice(0, NAMED).join(', ')
  return names.length > NAMED ? say.andMore(named, names.length - NAMED) : named
}

const NAMED = 3

function undoneWords(answer: Undone): string {
  const { undone, kept } = answer
  if (undone.length === 0) return history.kept(whyKept(answer))
  return kept.length > 0 ? say.undoneSome(undone.length, kept.length, whyKept(answer)) : say.undoneMany(undone.length)
}
