import { useEffect, useEffectEvent, useLayoutEffect, useState, type ReactElement, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { heightOf, measure, noHeights, rangeNear, type Range } from './near.ts'

/** Past so many lines, only those near the window are in the document. */
export const MANY = 100

/**
 * The lines of a list. That they become many makes none of them another element: the focus, a menu and a press that has begun stay
 * where they are. Each is a `listitem` right below the list.
 */
export function Lines(props: {
  list: RefObject<HTMLElement | null>
  keys: readonly string[]
  /** The one where the keyboard is, and its neighbours, are there wherever the window is. */
  keep: string | undefined
  many: boolean
  children: (index: number) => ReactElement
}) {
  const { list, keys, keep, many } = props
  const [heights] = useState(noHeights)
  const [known, setNear] = useState(many ? NONE : undefined)
  if (!many && known) setNear(undefined)
  // Those of a list that was short stay for the moment, unless it has become a long one in one step.
  const near = known ?? { from: 0, to: many && keys.length > 2 * MANY ? FIRST : keys.length }
  const runs = runsOf(near, many && keep !== undefined ? keys.indexOf(keep) : -1, keys.length)

  const look = useEffectEvent(() => {
    if (!many || !list.current) return
    const { top } = list.current.getBoundingClientRect()
    const needed = rangeNear(keys, heights, top, CLOSE)
    const enough = rangeNear(keys, heights, top, FAR)
    const missing = needed.from < near.from || needed.to > Math.min(near.to, keys.length)
    const spare = size(near) - size(enough)
    if (missing || spare > SPARE || (size(enough) === 0 && spare > 0)) setNear(enough)
  })
  const learn = useEffectEvent(() => {
    if (!many || !list.current) return
    const drawn = runs.flatMap(({ from, to }) => keys.slice(from, to))
    measure(heights, [...list.current.querySelectorAll(':scope > [role=listitem]')], drawn)
    look()
  })
  useLayoutEffect(() => learn())
  useEffect(() => {
    if (!many) return
    // At once, or what comes into view is empty for a moment.
    const onScroll = () => flushSync(() => look())
    const sizes = new ResizeObserver(() => learn())
    // What grows or shrinks above a list moves it, too.
    sizes.observe(document.body)
    addEventListener('scroll', onScroll, { passive: true })
    addEventListener('resize', onScroll)
    return () => {
      sizes.disconnect()
      removeEventListener('scroll', onScroll)
      removeEventListener('resize', onScroll)
    }
  }, [many])

  const gap = (from: number, to: number) => {
    const height = heightOf(keys, { from, to }, heights)
    return height > 0 && <div key={`before ${to}`} aria-hidden style={{ height }} />
  }
  return [
    ...runs.flatMap(({ from, to }, at) => [
      gap(runs[at - 1]?.to ?? 0, from),
      ...keys.slice(from, to).map((_, index) => props.children(from + index)),
    ]),
    gap(runs.at(-1)?.to ?? 0, keys.length),
  ]
}

const NONE: Range = { from: 0, to: 0 }
/** As many as a window shows, until it is known which are near. */
const FIRST = 40
/** Pixels beyond the window where lines must be, and as far as they are drawn when they are not. */
const CLOSE = 150
const FAR = 450
/** Lines more than that which need not go yet. */
const SPARE = 20

const size = ({ from, to }: Range) => to - from

/** What is near and what is kept, without holes of nothing between them. */
function runsOf(near: Range, kept: number, length: number): readonly Range[] {
  const window = { from: Math.min(near.from, length), to: Math.min(near.to, length) }
  if (kept < 0) return [window]
  const around = { from: Math.max(kept - 1, 0), to: Math.min(kept + 2, length) }
  if (around.to < window.from) return [around, window]
  if (around.from > window.to) return [window, around]
  return [{ from: Math.min(window.from, around.from), to: Math.max(window.to, around.to) }]
}
