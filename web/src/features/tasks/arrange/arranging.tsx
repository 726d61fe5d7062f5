import { Suspense, type ReactNode } from 'react'
import { Redirect, useLocation, useSearchParams } from 'wouter'
import { en } from '../../../app/en.ts'
import { part } from '../../../app/parts.ts'
import { useMe } from '../../../data/hooks.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { isArranged, keptFor } from '../../../data/arranging.ts'

const Arranged = part(async () => (await import('./arranged.tsx')).Arranged)

/** A list as its view has it, unless its address or this device has it otherwise. */
export function Arranging({ children }: { children: ReactNode }) {
  const { id } = useMe()
  const [path] = useLocation()
  const [params] = useSearchParams()
  if (isArranged(params))
    return (
      <Suspense fallback={<Skeleton rows={8} label={en.loading} />}>
        <Arranged key={path}>{children}</Arranged>
      </Suspense>
    )
  const kept = keptFor(id, path)
  return kept ? <Redirect to={`${path}?${params.size > 0 ? `${params}&` : ''}${kept}`} replace /> : children
}
