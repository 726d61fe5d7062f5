/** Scrolls what the list is in while the pointer is near its upper or lower edge; the nearer, the faster. `elapsed`: milliseconds since it was asked last. */
export function scrollNearEdge(list: HTMLElement, { clientY }: { clientY: number }, elapsed: number) {
  const scroller = scrollerOf(list)
  const { top, bottom } =
    scroller === document.documentElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect()
  const above = Math.min(Math.max(top + EDGE - clientY, 0), EDGE)
  const below = Math.min(Math.max(clientY - (bottom - EDGE), 0), EDGE)
  const speed = ((below - above) / EDGE) * FASTEST
  if (speed !== 0) scroller.scrollBy(0, Math.trunc(speed * Math.min(elapsed, LONGEST)) || Math.sign(speed))
}

/** Pixels from the edge. */
const EDGE = 72
/** Pixels in a millisecond. */
const FASTEST = 1.2
/** Milliseconds: a page that stood still does not jump. */
const LONGEST = 100

function scrollerOf(element: HTMLElement): Element {
  for (let one = element.parentElement; one; one = one.parentElement)
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one
  return document.documentElement
}
