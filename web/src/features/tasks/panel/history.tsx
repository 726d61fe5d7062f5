import type { Activity } from '@cairn/contract/activity'
import type { Task } from '@cairn/contract/tasks'
import { useState } from 'react'
import { en } from '../../../app/en.ts'
import { taskWords } from '../../../app/en-task.ts'
import { history as say } from '../../../app/en-history.ts'
import { cairn } from '../../../data/cairn.ts'
import { useClock } from '../../../data/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { Section } from '../../../ui/section.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Deed } from '../../history/deed.tsx'
import { useTakeBack } from '../../history/use-take-back.ts'
import { momentWords } from '../due-words.ts'
import { Changes } from './changes.tsx'
import { useHistory } from './use-history.ts'

/** Who did what and when, with what was there before and the way back. */
export function History({ task }: { task: Task }) {
  const history = useHistory(task)
  const [folded, setFolded] = useState(false)
  return (
    <div className="-mx-3">
      <Section title={taskWords.history} level={3} folded={folded} onFold={setFolded}>
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
            what={taskWords.historyFailed}
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
  const clock = useClock()
  const { busy, takeBack } = useTakeBack(onUndone)
  const changed = entry.kind === 'task.updated'
  return (
    <div className="text-secondary">
      <div className="flex items-start gap-2">
        <p className="min-w-0 grow">
          <Deed entry={entry} when={momentWords(entry.at, clock)} />
        </p>
        {changed && entry.undoable && (
          <Button
            look="quiet"
            icon="undo"
            busy={busy}
            onClick={() => takeBack(() => cairn.undoEntry(entry.id, task.id))}
            className="history-undo"
          >
            {say.undoThis}
          </Button>
        )}
      </div>
      {changed && <Changes entry={entry} task={task} />}
    </div>
  )
}
