import { activity as say } from '../../app/en-activity.ts'
import { en } from '../../app/en.ts'
import { View } from '../../app/view.tsx'
import { useClock, useMe } from '../../data/hooks.ts'
import { useActivity } from '../../data/use-activity.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { useOccasion } from '../../data/use-occasion.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { dayWords } from '../tasks/due-words.ts'
import { FeatLine } from './feat-line.tsx'
import { Filters } from './filters.tsx'
import { gather } from './gather.ts'
import { HeadLine } from './head-line.tsx'
import { useFilter } from './use-filter.ts'
import { useNames } from './use-names.ts'
import './activity.css'

/** Who did what and when, day by day, with the way back. */
export function Activity() {
  const me = useMe()
  const clock = useClock()
  const { filter, change, filtered, clear } = useFilter()
  const occasion = useOccasion()
  const told = useActivity(filter, occasion)
  const stats = useAnswer('activity.stats', occasion)
  useNames()
  const days = gather(told.entries, clock.zone)
  const oldest = told.next === null ? undefined : told.entries.at(-1)
  const clearAll = () => {
    clear()
    // The button that was pressed is gone.
    document.querySelector<HTMLElement>('#main h1')?.focus()
  }
  const refresh = () => {
    told.again()
    stats.again()
  }
  const empty = !told.loading && !told.problem && told.entries.length === 0
  return (
    <View title={en.nav.activity}>
      <HeadLine stats={stats.answer} />
      <Filters
        filter={filter}
        shared={told.entries.some(({ actorId, via }) => actorId !== me.id && via !== 'purge')}
        onChange={change}
        onClear={filtered ? clearAll : undefined}
      />
      {told.loading && <Skeleton rows={8} label={en.loading} />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {days.map(({ on, feats }) => (
          <Section key={on} title={dayWords(on, clock)}>
            <ol aria-label={dayWords(on, clock)}>
              {feats.map(feat => (
                <li key={feat.id}>
                  <FeatLine
                    feat={feat}
                    unfinished={feat.entries.at(-1) === oldest || told.passed.includes(feat.entries[0].batch)}
                    whole={!filtered}
                    onUndone={refresh}
                  />
                </li>
              ))}
            </ol>
          </Section>
        ))}
      </div>
      {empty && (
        <EmptyState action={filtered && <Button onClick={clearAll}>{say.clear}</Button>}>
          {filtered ? say.none : say.empty}
        </EmptyState>
      )}
      {told.problem && (
        <div className="p-3">
          <ProblemNote
            what={say.failed}
            safe={told.problem.message}
            actions={<Button onClick={told.again}>{en.tryAgain}</Button>}
            reference={told.problem.code === 'internal' ? told.problem.requestId : undefined}
          />
        </div>
      )}
      {told.next !== null && !told.problem && (
        <Button look="quiet" onClick={told.more} busy={told.busy} className="mt-4">
          {say.older}
        </Button>
      )}
    </View>
  )
}
