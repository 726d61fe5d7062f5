import { cairn } from '../../data/cairn.ts'

/** What somebody chose last on this device, the latest first: ids of commands and tasks, no names. They go when that person logs out (data/arranging.ts). */
export function recent(): readonly string[] {
  return localStorage.getItem(key())?.split(' ') ?? []
}

export function remember(id: string) {
  const ids = [id, ...recent().filter(other => other !== id)]
  localStorage.setItem(key(), ids.slice(0, MOST).join(' '))
}

const key = () => `cairn.recent ${cairn.me()?.id}`

const MOST = 20
