import { createElement, lazy, type ComponentType } from 'react'

const fetches: (() => Promise<unknown>)[] = []
const gone = new Set<() => void>()

/** It did not come, which is nobody's defect: it may come when it is asked for again. */
export class NotFetched extends Error {}

/** A component that the first page does without. */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const fetchOnce = later(async () => ({ default: await load() }))
  const begin = () =>
    lazy(() =>
      fetchOnce().catch((cause: unknown) => {
        gone.add(() => (Current = begin()))
        throw new NotFetched(String(cause), { cause })
      }),
    )
  let Current = begin()
  return props => createElement(Current, props)
}

/** React keeps the failure of a part for good. For whoever has shown that it is not there. */
export function beginAgain() {
  for (const begin of gone) begin()
  gone.clear()
}

/** Any code that the first page does without. */
export function later<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  const fetchOnce = () =>
    (loading ??= load().catch((failure: unknown) => {
      // Whoever asks next asks anew.
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
