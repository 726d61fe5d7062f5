import type { Problem } from '@cairn/contract/problems'
import type { ReactNode } from 'react'
import { en } from '../../app/en.ts'
import { settings } from '../../app/en-settings.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** What the server was asked about: its answer, or that it is on its way, or why it is not here. */
export function Asked<T>(props: {
  asked: { answer?: T; problem?: Problem; again: () => void }
  children: (answer: T) => ReactNode
}) {
  const { answer, problem, again } = props.asked
  if (answer !== undefined) return props.children(answer)
  if (!problem) return <Skeleton rows={2} label={en.loading} />
  return (
    <div className="px-3">
      <ProblemNote
        what={settings.gone}
        safe={problem.message}
        actions={<Button onClick={again}>{en.tryAgain}</Button>}
        reference={problem.code === 'internal' ? problem.requestId : undefined}
      />
    </div>
  )
}
