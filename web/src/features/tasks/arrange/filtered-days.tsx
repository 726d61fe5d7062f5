import { conditionsOf } from '@cairn/contract/query/parse'
import { useDeferredValue } from 'react'
import { useParsed, useReader } from '../../search/use-query.ts'
import { CompletedDays } from '../../views/completed-days.tsx'
import { useAsked } from './asked.ts'
import { ArrangementBar } from './bar.tsx'
import { NothingFits } from './nothing-fits.tsx'
import { useArrangement } from './use-arrangement.ts'

/** What is done keeps its days, whatever it is filtered by. */
export function FilteredDays() {
  const { text } = useArrangement().arrangement
  const reader = useReader()
  const query = useParsed(text, reader)
  const conditions = conditionsOf(useParsed(useDeferredValue(text), reader))
  const tasks = useAsked({ view: { state: 'done', order: 'finished', zone: reader.timeZone }, conditions })
  return (
    <>
      <ArrangementBar query={query} reader={reader} found={tasks.length} />
      {tasks.length === 0 && <NothingFits />}
      <CompletedDays tasks={tasks} />
    </>
  )
}
