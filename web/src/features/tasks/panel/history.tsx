import type { Activity } from '@cairn/contract/activity'
import type { Task } from '@cairn/contract/tasks'
import { useState } from 'react'
import { en } from '../../../app/en.ts'
import { history as say } from '../../../app/en-history.ts'
import { showFailure } from '../../../app/failures.ts'
import { cairn } from '../../../data/cairn.ts'
import { useClock, useMe } from '../../../data/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { Section } from '../../../ui/section.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { showToast } from '../../../ui/toast.ts'
import { momentWords } from '../due-words.ts'
import { Changes, namedFields } from './changes.tsx'
import { useHistory } from './use-history.ts'

/** Who did what and when, with what was there before and the way back. */
export function History({ task }: { task: Task }) {
  const history = useHistory(task)
  const [folded, setFolded] = useState(false)
  return (
    <div className="-mx-3">
      <Section title={en.task.history} level={3} folded={folded} onFold={setFolded}>
        {history.loading && <Skeleton rows={2} label={en.loading} />}
        <ol className="grid gap-3 px-3">
          {history.entries.map(entry => (
            <li key={entry.id}>
              <EntryLine entry={entry} task={task} onUndone={history.again} />
            </li>
          ))}
        </ol>
        {history.problem && (
          <ProblemNote
            what={en.failed.history}
            safe={history.problem.message}
            actions={<Button onClick={history.again}>{en.tryAgain}</Button>}
          />
        )}
        {history.next !== null && !history.problem && (
          <Button look="quiet" onClick={history.more} className="mx-1 mt-2">
            {say.more}
          </Button>
        )}
      </Section>
    </div>
  )
}

function EntryLine({ entry, task, onUndone }: { entry: Activity; task: Task; onUndone: () => void }) {
  const me = useMe()
  const clock = useClock()
  const [busy, setBusy] = useState(false)
  const who = entry.actorId === me.id ? say.you : say.somebody
  const takeBack = async () => {
    setBusy(true)
    try {
      const undone = await cairn.undoEntry(entry.id, task.id)
      showToast({ text: undone.undone.length > 0 ? say.undone : say.kept })
      onUndone()
    } catch (problem) {
      showFailure(problem)
    }
    setBusy(false)
  }
  const fields = namedFields(entry)
  const changed = entry.kind === 'task.updated'
  return (
    <div className="text-secondary">
      <div className="flex items-start gap-2">
        <p className="min-w-0 grow">
          <span className="font-medium">{who}</span> {verb(entry, fields)} {say.via[entry.via]}{' '}
          <time dateTime={entry.at} className="text-muted">
            {momentWords(entry.at, clock)}
          </time>
        </p>
        {changed && entry.undoable && (
          <Button look="quiet" icon="undo" busy={busy} onClick={() => void takeBack()} className="history-undo">
            {say.undoThis}
          </Button>
        )}
      </div>
      {changed && <Changes entry={entry} fields={fields} task={task} />}
    </div>
  )
}

function verb(entry: Activity, fields: string[]): string {
  if (entry.kind === 'task.updated' && fields.length === 1) {
    if (entry.new?.status === 'completed') return say.completed
    return say.changedField(say.fields[fields[0] ?? ''] ?? '')
  }
  return verbs[entry.kind] ?? say.unknown
}

const verbs: Record<string, string> = {
  'task.created': say.created,
  'task.updated': say.changed,
  'task.deleted': say.deleted,
  'task.restored': say.restored,
}
