import { useEffect, useState, type RefObject } from 'react'

const outlets: { show: (onTop: boolean) => void }[] = []

/** Whether this outlet is the one that shows: the last that opened, of those that are not behind a modal dialog. */
export function useOutlet(region: RefObject<HTMLElement | null>) {
  const [onTop, setOnTop] = useState(false)
  // Not a layout effect: those run before the dialog around has opened, and it would come to lie above its toasts.
  useEffect(() => {
    const dialog = region.current?.closest('dialog')
    // In a sheet that leaves the page in use, the page's own outlet stays the place.
    if (dialog && !dialog.matches(':modal')) return
    region.current?.showPopover()
    const outlet = { show: setOnTop }
    outlets.push(outlet)
    elect()
    return () => {
      outlets.splice(outlets.indexOf(outlet), 1)
      setOnTop(false)
      elect()
    }
  }, [region])
  return onTop
}

function elect() {
  for (const outlet of outlets) outlet.show(outlet === outlets.at(-1))
}
