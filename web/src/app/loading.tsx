import { cairn } from '../data/cairn.ts'
import { useValue } from '../data/hooks.ts'
import { open } from '../data/session.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { en } from './en.ts'

/** Before the first rows are here: where they will be, or why they are not. */
export function Loading() {
  const { state, problem } = useValue(cairn.loader.state)
  return (
    <main className="mx-auto w-full max-w-220 px-3 pt-16">
      <h1 className="sr-only">{en.product}</h1>
      {state === 'failed' ? (
        <ProblemNote
          what={en.failed.load}
          safe={`${problem?.message ?? ''} ${en.failed.loadSafe}`.trim()}
          reference={problem?.requestId}
          actions={<Button onClick={() => void open()}>{en.tryAgain}</Button>}
        />
      ) : (
        <Skeleton rows={8} label={en.loading} />
      )}
    </main>
  )
}
