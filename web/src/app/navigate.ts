import { useEffect } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { navigate } from 'wouter/use-browser-location'

export { navigate }

/** The task that is open beside the view: part of the address, so that Back closes it and a reload keeps it. */
export function useOpenTask(): string | undefined {
  const [search] = useSearchParams()
  return search.get('task') ?? undefined
}

/** The same outside of a component. */
export const openId = () => new URLSearchParams(location.search).get('task') ?? undefined

export function openTask(taskId: string) {
  navigate(addressWith(taskId), openId() ? { replace: true, state: history.state as unknown } : { state: OPENED })
}

/** Goes back when opening it was a step of ours, so that no empty step stays behind. */
export function closeTask() {
  if ((history.state as typeof OPENED | null)?.openedHere) history.back()
  else navigate(addressWith(undefined), { replace: true })
}

/** This view, whatever else its address says, with a task open or none. */
function addressWith(taskId: string | undefined) {
  const search = new URLSearchParams(location.search)
  search.delete('task')
  if (taskId !== undefined) search.set('task', taskId)
  return search.size > 0 ? `${location.pathname}?${search}` : location.pathname
}

export function useIsAt(path: string): boolean {
  const [at] = useLocation()
  return at === path
}

/** A view begins at its top. Back and Forward are the browser's: it knows where one was. */
export function useTopOfView() {
  useEffect(() => {
    let at = location.pathname
    const onMove = ({ type }: Event) => {
      if (type === 'pushState' && location.pathname !== at) {
        scrollTo(0, 0)
        requestAnimationFrame(toTitle)
      }
      at = location.pathname
    }
    for (const move of MOVES) addEventListener(move, onMove)
    return () => MOVES.forEach(move => removeEventListener(move, onMove))
  }, [])
}

/** For whoever left with something that is gone now, such as a row: otherwise the next Tab would begin at the top of the page. */
function toTitle() {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('#main h1')?.focus()
}

/** The first two are wouter's: the browser has no event for them. */
export const MOVES = ['pushState', 'replaceState', 'popstate']

const OPENED = { openedHere: true }
