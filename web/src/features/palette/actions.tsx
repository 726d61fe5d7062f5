import { why } from '@cairn/contract/policy'
import { isOpen } from '@cairn/contract/task-rules'
import { openDialog } from '../../app/dialogs.ts'
import { en } from '../../app/en.ts'
import { palette as say } from '../../app/en-palette.ts'
import { trash } from '../../app/en-trash.ts'
import { hasKey, pressKey } from '../../app/keys.ts'
import { cairn } from '../../data/cairn.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { redoAnnounced, undoAnnounced } from '../tasks/announce.ts'
import { currentTask } from '../tasks/cursor.ts'
import { selection, selectList } from '../tasks/selection.ts'
import { standingOf } from '../tasks/standing.ts'
import type { Command, Group } from './command.ts'

/** What a key does wherever one is. */
export function actions(): Group {
  const commands = [
    byKey('C', say.newTask, 'plus'),
    does('new-project', en.nav.newProject, 'folder', () => openDialog('new-project')),
    ...(hasKey('V') ? [byKey('V', say.arrange, 'arrange')] : []),
    does('select-list', say.selectAll, 'menu', () => selectList(currentTask()), 'Mod+A'),
    does('undo', en.undo, 'undo', () => undoAnnounced(), 'Mod+Z'),
    { ...does('redo', en.redo, 'undo', () => redoAnnounced(), 'Mod+Shift+Z'), icon: REDO },
    byKey('?', en.nav.keys, 'keyboard'),
  ]
  return { name: say.actions, commands }
}

/** What a key does to the task that it means now, or to all that are selected; without what they do not allow. */
export function taskActions(): Group | undefined {
  const selected = selection.get()
  const current = currentTask()
  const ids = selected.size > 0 ? [...selected] : current === undefined ? [] : [current]
  const tasks = ids.flatMap(id => cairn.tables.tasks.get(id) ?? [])
  const [first] = tasks
  if (!first) return undefined
  const single = selected.size === 0
  const may = (operation: 'tasks.update' | 'tasks.delete' | 'tasks.restore') =>
    tasks.every(task => !why(operation, standingOf(task)))
  const completes = !single || isOpen(first)
  const commands = [
    single && byKey('Enter', say.open, 'eye'),
    ...(may('tasks.update')
      ? [
          byKey('E', completes ? say.complete : say.reopen, 'check'),
          byKey('S', say.status, 'status'),
          byKey('P', say.priority, 'flag'),
          byKey('D', say.due, 'calendar'),
          byKey('L', say.setLabels, 'tag'),
          byKey('M', say.move, 'folder'),
        ]
      : []),
    single && byKey('X', say.select, 'menu'),
    single && byKey('Y', say.copyLink, 'copy'),
    may('tasks.restore') && byKey('R', trash.restore, 'undo'),
    may('tasks.delete') && byKey('Delete', say.remove, 'trash'),
  ].filter(command => command !== false)
  return { name: single ? say.task(first.title || en.task.untitled) : say.selected(tasks.length), commands }
}

const REDO = <Icon name="undo" className="-scale-x-100" />

const does = (id: string, label: string, icon: IconName, act: () => void, keys?: string): Command => ({
  id,
  label,
  icon: <Icon name={icon} />,
  keys,
  act,
})

const byKey = (key: string, label: string, icon: IconName) => does(`key:${key}`, label, icon, () => pressKey(key), key)
