import { lazy, type ComponentType } from 'react'

const fetches: (() => Promise<unknown>)[] = []

/** A component that the first page does without. */
export const part = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(later(async () => ({ default: await load() })))

/** Any code that the first page does without. */
export function later<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  const fetchOnce = () =>
    (loading ??= load().catch((failure: unknown) => {
      // Without an answer now, it may come when it is needed.
      loading = undefined
      throw failure
    }))
  fetches.push(fetchOnce)
  return fetchOnce
}

/** Brings all of them while nobody waits: what opens later opens at once, and without a network too. */
export function fetchParts() {
  const timer = setTimeout(() => void fetchFrom(0), QUIET)
  return () => clearTimeout(timer)
}

/** Parts have parts: those are known once they are here. */
async function fetchFrom(first: number): Promise<void> {
  const some = fetches.slice(first)
  await Promise.allSettled(some.map(fetchOnce => fetchOnce()))
  if (some.length > 0) await fetchFrom(first + some.length)
}

/** Milliseconds after the first rows: the page is painted and its pictures are here. */
const QUIET = 500
