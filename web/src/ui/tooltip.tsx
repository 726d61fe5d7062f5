import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'
import { keepBeside } from './keep-beside.ts'

const patience = 500

/** The tooltips of the whole page: mount it once. An element gets one by `tip(text, keys)`. */
export function Tooltip() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  useEffect(() => watchAnchors(setAnchor), [])
  return anchor && <Bubble key={anchor.dataset.tip} anchor={anchor} />
}

function Bubble({ anchor }: { anchor: HTMLElement }) {
  const bubble = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = bubble.current
    // Later into the top layer is higher in it: a tooltip of a control in a dialog lies above the dialog.
    element?.showPopover()
    return element ? keepBeside(element, anchor, 'center') : undefined
  }, [anchor])
  const { tip, tipKeys } = anchor.dataset
  return (
    // Hidden from assistive technology, which hears the same as the name or the description of the control.
    <div ref={bubble} popover="manual" className="tooltip" aria-hidden>
      {tip} {tipKeys && <Kbd keys={tipKeys} />}
    </div>
  )
}

function watchAnchors(show: (anchor: HTMLElement | null) => void) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let current: HTMLElement | null = null

  const aim = (next: HTMLElement | null, delay: number) => {
    if (next === current) return
    clearTimeout(waiting)
    current = next
    waiting = setTimeout(() => show(next?.isConnected ? next : null), delay)
  }
  const hide = () => aim(null, 0)
  const tipOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null

  const stop = new AbortController()
  const on = <K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(type, listener, { signal: stop.signal, capture: true, passive: true })

  on('pointerover', event => {
    if (event.pointerType === 'touch') return
    // The pointer may move onto the tooltip to read it; the little delay lets it cross the gap.
    if (event.target instanceof Element && event.target.closest('.tooltip')) return clearTimeout(waiting)
    const next = tipOf(event)
    aim(next, next ? patience : 100)
  })
  on('focusin', event =>
    aim(event.target instanceof Element && event.target.matches(':focus-visible') ? tipOf(event) : null, patience),
  )
  on('pointerdown', hide)
  on('scroll', hide)
  on('keydown', hide)
  // A finger cannot hover, so a refused press is answered.
  on('click', event => {
    const refused = tipOf(event)
    if (refused?.ariaDisabled) aim(refused, 0)
  })
  return () => {
    clearTimeout(waiting)
    stop.abort()
  }
}
