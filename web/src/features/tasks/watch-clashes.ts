import { meanwhile as words } from '../../app/en-meanwhile.ts'
import { openId, openTask } from '../../app/navigate.ts'
import { later } from '../../app/parts.ts'
import { cairn } from '../../data/cairn.ts'
import type { Clash } from '../../data/clashes.ts'
import { say } from './announce.ts'

// Comes along, so that it is here when there is no network.
later(() => import('../../data/rebase.ts'))

/** Where a text was written over unseen, its panel shows the other; this leads there who has closed it. */
export function watchClashes() {
  let known: readonly Clash[] = []
  const look = () => {
    const fresh = cairn.clashes.get().find(clash => !known.includes(clash))
    known = cairn.clashes.get()
    if (!fresh || openId() === fresh.taskId) return
    const title = cairn.tables.tasks.get(fresh.taskId)?.title ?? ''
    say(words.elsewhere(title), { label: words.show, onSelect: () => openTask(fresh.taskId) })
  }
  cairn.clashes.subscribe(look)
  look()
}
