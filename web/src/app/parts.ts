import { lazy, type ComponentType } from 'react'

const fetches: (() => Promise<unknown>)[] = []

/** A component that the first page does without. */
export function part<Props>(load: () => Promise<ComponentType<Props>>) {
  let loading: Promise<{ default: ComponentType<Props> }> | undefined
  const fetchOnce = () =>
    (loading ??= load().then(
      component => ({ default: component }),
      (failure: unknown) => {
        // Without an answer now, it may come when it is needed.
        loading = undefined
        throw failure
      },
    ))
  fetches.push(fetchOnce)
  return lazy(fetchOnce)
}

/** Brings all of them while nobody waits: what opens later opens at once, and without a network too. */
export function fetchParts() {
  const timer = setTimeout(() => void Promise.allSettled(fetches.map(fetchOnce => fetchOnce())), QUIET)
  return () => clearTimeout(timer)
}

/** Milliseconds after the first rows: the page is painted and its pictures are here. */
const QUIET = 500
