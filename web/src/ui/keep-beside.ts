export type Align = 'start' | 'center' | 'end'

const gap = 4
const margin = 8

/**
 * Places a panel in the top layer below its anchor, or above it where there is more room, and keeps it there while the
 * page scrolls. One path for every browser: anchor positioning is younger than the browsers we build for.
 * `over`: where neither side has room it lies over its anchor rather than scroll. Returns how to stop.
 */
export function keepBeside(panel: HTMLElement, anchor: Element, align: Align = 'start', over = false) {
  const place = () => {
    // A row that has left its list leaves the panel where it was.
    if (!anchor.isConnected) return
    const { clientWidth, clientHeight } = document.documentElement
    // What a keyboard on the screen leaves of the page.
    const seen = visualViewport ? visualViewport.offsetTop + visualViewport.height : clientHeight
    const bottom = Math.min(clientHeight, seen)
    const at = anchor.getBoundingClientRect()
    panel.style.maxHeight = ''
    const width = panel.offsetWidth
    const height = panel.offsetHeight

    const roomBelow = bottom - at.bottom - gap - margin
    const roomAbove = at.top - gap - margin
    const above = height > roomBelow && roomAbove > roomBelow
    const covers = over && height > Math.max(roomAbove, roomBelow)
    const room = covers ? bottom - 2 * margin : above ? roomAbove : roomBelow
    const top = above ? at.top - gap - Math.min(height, room) : at.bottom + gap
    panel.style.maxHeight = `${room}px`
    panel.style.top = `${covers ? bottom - margin - Math.min(height, room) : top}px`

    const start = { start: at.left, center: at.left + (at.width - width) / 2, end: at.right - width }[align]
    panel.style.left = `${Math.max(margin, Math.min(start, clientWidth - width - margin))}px`
  }
  const sizes = new ResizeObserver(place)
  sizes.observe(panel)
  sizes.observe(anchor)
  place()
  addEventListener('scroll', place, { capture: true, passive: true })
  addEventListener('resize', place)
  visualViewport?.addEventListener('resize', place)
  return () => {
    sizes.disconnect()
    removeEventListener('scroll', place, { capture: true })
    removeEventListener('resize', place)
    visualViewport?.removeEventListener('resize', place)
  }
}
