import { useLayoutEffect, useRef, type ComponentProps, type RefObject } from 'react'
import { classes } from './classes.ts'
import { keepBeside } from './keep-beside.ts'

export type FloatingProps = ComponentProps<'div'> & {
  anchor: RefObject<HTMLElement | null>
  align?: 'start' | 'end' | undefined
  /** It may lie over its anchor where there is no room beside it. */
  over?: boolean | undefined
  onClose: () => void
}

/**
 * A panel in the top layer, open as long as it is mounted. The browser closes it on Esc and on a press outside, keeps
 * nested ones in order and hands the focus back; we place it. To close it from inside, call `hidePopover` on it.
 */
export function Floating({ anchor, align, over, onClose, className, ...panel }: FloatingProps) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element || !anchor.current) return
    // With its source named, a press on the button that opened it closes it instead of opening it again.
    element.showPopover({ source: anchor.current })
    const stop = keepBeside(element, anchor.current, align, over)
    firstStop(element).focus({ preventScroll: true })
    return () => {
      stop()
      element.hidePopover()
    }
  }, [anchor, align, over])
  return (
    <div
      {...panel}
      ref={ref}
      popover="auto"
      tabIndex={-1}
      onToggle={event => event.newState === 'closed' && onClose()}
      // It lies inside whatever opened it, a row perhaps, which must not take these for its own.
      onClick={stop}
      className={classes('floating', className)}
    />
  )
}

const stop = (event: { stopPropagation: () => void }) => event.stopPropagation()

function firstStop(panel: HTMLElement) {
  const marked = panel.querySelector<HTMLElement>('[data-first-stop]')
  return marked ?? panel.querySelector<HTMLElement>('input, textarea, select, button, a[href]') ?? panel
}
