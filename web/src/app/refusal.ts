import type { Undone } from '@cairn/contract/activity'
import type { Problem } from '@cairn/contract/problems'
import { cairn, mutate } from '../data/cairn.ts'
import type { Gesture } from '../data/gestures.ts'
import { announced, wayTo } from '../features/tasks/announce.ts'
import { showToast } from '../ui/toast.ts'
import { refusal as say } from './en-refusal.ts'
import { trash } from './en-trash.ts'
import { en } from './en.ts'
import { openId } from './navigate.ts'

/** Says what was refused, of what, and why; with the way to where something can be done about it. */
export function tellRefusal({ message, reason }: Problem, undone: Undone | undefined, writes: Gesture['writes']) {
  if (undone) {
    const words = undone.undone.length > 0 ? say.partly : say.kept
    return showToast({ text: words(message), failed: true })
  }
  const names = namesOf(writes)
  const [first] = names.values()
  const [taskId] = names.keys()
  const what = first === undefined ? undefined : say.and(`“${first}”`, names.size - 1)
  const task = names.size === 1 && taskId !== undefined ? cairn.tables.tasks.get(taskId) : undefined
  const action = task && actionOn(task.id, reason)
  return showToast({ text: say.refused(what, message), failed: true, action })
}

/** What was written, each by what it is called, or was; what has no name is not counted. */
function namesOf(writes: Gesture['writes']): Map<string, string> {
  const names = new Map<string, string>()
  for (const { before, patch } of writes) {
    const row =
      cairn.tables[patch.table].get(patch.id) ?? before ?? ('put' in patch.patch ? patch.patch.put : undefined)
    const name = row && ('title' in row ? row.title : 'name' in row ? row.name : undefined)
    if (name) names.set(patch.id, name)
  }
  return names
}

function actionOn(taskId: string, reason: string | undefined) {
  if (reason !== 'in-trash') return openId() === taskId ? undefined : wayTo(taskId)
  return { label: trash.restore, onSelect: () => mutate('tasks.restore', { taskId }, announced(en.did.restored)) }
}
