import { useId, useState } from 'react'
import type { Activity, Deed as Counted, Undone } from '@cairn/contract/activity'
import { whyKept } from '@cairn/contract/take-back'
import { activity as say } from '../../app/en-activity.ts'
import { cairn } from '../../data/cairn.ts'
import { useClock, useMe } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Deed } from '../history/deed.tsx'
import { notUndone, useTakeBack } from '../history/use-take-back.ts'
import { entryIcon } from './entry-icon.ts'
import { EntryLine } from './entry-line.tsx'
import { countsOf, featWords } from './feat-words.ts'
import type { Feat } from './gather.ts'
import { subjectOf } from './subject.ts'
import { useDeed } from './use-deed.ts'

interface FeatProps {
  feat: Feat
  /** It may have begun before what has been loaded. */
  unfinished: boolean
  /** All of it is meant, not only what a filter leaves. */
  whole: boolean
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

function Several({ feat, unfinished, whole, onUndone }: FeatProps) {
  const { entries } = feat
  const clock = useClock()
  const me = useMe()
  const [unfolded, setUnfolded] = useState(false)
  const { busy, takeBack } = useTakeBack(onUndone, undoneWords)
  const id = useId()
  const [first] = entries
  const deed = useDeed(feat, unfinished && whole)
  const did = featWords(deed?.kinds ?? countsOf(entries))
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
            <bdi>{namesOf(entries, deed)}</bdi>
          </button>
          <p className="text-secondary">
            <Deed entry={first} verb={unfinished && !deed ? say.atLeast(did) : did} when={clock.time(first.at)} />
          </p>
        </div>
        {mine && (
          <Button
            look="quiet"
            icon="undo"
            busy={busy}
            onClick={() => takeBack(() => cairn.undoBatch(first.batch, say.deed(did), deed?.entries ?? entries.length))}
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
function namesOf(entries: Feat['entries'], deed: Counted | undefined): string {
  const names = [...new Map(entries.map(entry => [entry.subjectId, subjectOf(entry).name])).values()]
  const named = names.slice(0, NAMED).join(', ')
  const [one, another] = deed?.kinds ?? []
  const all = one && !another ? one.things : names.length
  return all > NAMED ? say.andMore(named, all - NAMED) : named
}

const NAMED = 3

function undoneWords(answer: Undone): string {
  const { undone, kept } = answer
  if (undone.length === 0) return notUndone(answer)
  return kept.length > 0 ? say.undoneSome(undone.length, kept.length, whyKept(answer)) : say.undoneMany(undone.length)
}
