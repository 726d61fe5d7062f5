import type { Problem } from '@cairn/contract/problems'
import { ProblemNote } from '../../ui/problem-note.tsx'

/** What went wrong with a form, where no field of it is to blame. */
export function FormProblem({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null
  const [first] = problem.parts.errors ?? []
  return (
    <ProblemNote
      what={first?.detail ?? problem.message}
      reference={problem.code === 'internal' ? problem.requestId : undefined}
    />
  )
}
