import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { normalized } from '@cairn/contract/names'
import { refused } from './failure.ts'
import { shortId, shortLength, tail } from './ids.ts'
import { plain } from './width.ts'

/** The one open task that a short id, a whole id or a part of a title means. */
export function findTask(tasks: readonly Task[], said: string): Task {
  const found = candidates(tasks.filter(isOpen), said.trim())
  const [only] = found
  if (only && found.length === 1) return only
  if (!only) throw refused(`No open task has “${said}” as its id or in its title.`, ['See them with: cairn list'])
  throw refused(`“${said}” can mean ${found.length} tasks. Say which one by its id:`, listed(found))
}

/** The strictest reading that finds anything wins. */
function candidates(tasks: readonly Task[], said: string): Task[] {
  const title = normalized(said)
  const exact = tasks.filter(task => task.id === said.toLowerCase() || normalized(task.title) === title)
  if (exact.length > 0 || title === '') return exact
  const byId = /^[0-9a-f]{4,12}$/i.test(said) ? tasks.filter(task => tail(task.id).startsWith(said.toLowerCase())) : []
  const byTitle = tasks.filter(task => normalized(task.title).includes(title))
  return [...new Set([...byId, ...byTitle])]
}

const SHOWN = 10

function listed(tasks: readonly Task[]): string[] {
  const length = shortLength(tasks.map(task => task.id))
  const lines = tasks.slice(0, SHOWN).map(task => `${shortId(task.id, length)}  ${plain(task.title)}`)
  return tasks.length > SHOWN ? [...lines, `and ${tasks.length - SHOWN} more`] : lines
}
