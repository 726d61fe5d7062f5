import type { ReactNode } from 'react'

export type ToastAction = { label: string; keys?: string; onSelect: () => void }

export type Toast = {
  id: number
  text: ReactNode
  /** It tells of something that still goes on, and stays until that has ended. */
  stays?: boolean | undefined
  /** A failure carries a sign, and stays until it is closed. */
  failed?: boolean | undefined
  action?: ToastAction | undefined
  /** Before it, the way to what came of it. */
  open?: ToastAction | undefined
}

const most = 3
let toasts: readonly Toast[] = []
let lastId = 0
const watchers = new Set<() => void>()

/** Says what just happened, with at most one thing to do about it, and one to look at. Returns how to take it away. */
export function showToast(toast: Omit<Toast, 'id'>) {
  const id = ++lastId
  set([...toasts, { ...toast, id }].slice(-most))
  return () => dismissToast(id)
}

export function dismissToast(id: number) {
  set(toasts.filter(toast => toast.id !== id))
}

export const toastStore = {
  snapshot: () => toasts,
  subscribe(watcher: () => void) {
    watchers.add(watcher)
    return () => void watchers.delete(watcher)
  },
}

function set(next: readonly Toast[]) {
  toasts = next
  for (const watcher of watchers) watcher()
}
