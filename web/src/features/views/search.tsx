import { isOpen } from '@cairn/contract/task-rules'
import { useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { en } from '../../app/en.ts'
import { View } from '../../app/view.tsx'
import { useLabels, useTasks } from '../../data/hooks.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { TaskList } from '../tasks/task-list.tsx'
import { matchesWords, wordsOf } from './match-words.ts'

export function Search() {
  const [params, setParams] = useSearchParams()
  const text = params.get('q') ?? ''
  const query = useDeferredValue(text)
  const tasks = useTasks({ order: 'newest' })
  const labels = useLabels()
  const found = useMemo(() => {
    const wanted = wordsOf(query)
    if (wanted.length === 0) return []
    const names = new Map(labels.map(label => [label.id, label.name]))
    const matching = tasks.filter(task =>
      matchesWords(wanted, [task.title, task.description, ...task.labelIds.map(id => names.get(id) ?? '')].join(' ')),
    )
    return [...matching.filter(isOpen), ...matching.filter(task => !isOpen(task))]
  }, [query, tasks, labels])
  const asked = query.trim() !== ''
  return (
    <View title={en.search.title} note={asked && en.search.found(found.length)}>
      <div className="px-3 pt-1 pb-2">
        <Field
          label={en.search.field}
          labelHidden
          type="search"
          placeholder={en.search.placeholder}
          autoFocus
          value={text}
          onValueChange={q => setParams(q ? { q } : {}, { replace: true })}
        />
      </div>
      <TaskList rows={{ tasks: found, shown: found, leaving: NONE }} label={en.search.title} showsPlace />
      {found.length === 0 && <EmptyState>{asked ? en.search.none(query) : en.search.hint}</EmptyState>}
    </View>
  )
}

/** What was found stays found when it is completed. */
const NONE: ReadonlySet<string> = new Set()
