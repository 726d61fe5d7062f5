import type { Activity } from '@cairn/contract/activity'
import { activity as say } from '../../app/en-activity.ts'
import { cairn } from '../../data/cairn.ts'
import { useClock, useMe } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ChangedValues } from '../history/changed-values.tsx'
import { Deed } from '../history/deed.tsx'
import { namedFields, verbOf } from '../history/entry-words.ts'
import { useTakeBack } from '../history/use-take-back.ts'
import { entryIcon } from './entry-icon.ts'
import { useSubject } from './subject.ts'
import { SubjectLink } from './subject-link.tsx'

/** One thing that happened: to what, by whom, from what to what, and the way back. */
export function EntryLine({ entry, onUndone }: { entry: Activity; onUndone: () => void }) {
  const clock = useClock()
  const { inboxId } = useMe()
  const { busy, takeBack } = useTakeBack(onUndone)
  const subject = useSubject(entry)
  const taskId = entry.kind.startsWith('task.') ? entry.subjectId : undefined
  return (
    <div className="entry">
      <Icon name={entryIcon(entry)} className="level text-muted" />
      <div className="grid min-w-0 gap-0.5">
        <SubjectLink subject={subject} taskId={taskId} />
        <div className="text-secondary">
          <p>
            <Deed entry={entry} when={clock.time(entry.at)} />
          </p>
          {entry.kind.endsWith('.updated') && namedFields(entry).length > 0 && <ChangedValues entry={entry} />}
        </div>
      </div>
      {/* The inbox came with the account, and goes with it. */}
      {entry.undoable && entry.subjectId !== inboxId && (
        <Button
          look="quiet"
          icon="undo"
          busy={busy}
          onClick={() => takeBack(() => cairn.undoEntry(entry.id))}
          aria-label={say.undoNamed(verbOf(entry), subject.name)}
          className="entry-undo"
        >
          {say.undo}
        </Button>
      )}
    </div>
  )
}
