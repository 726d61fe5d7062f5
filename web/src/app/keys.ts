import { useEffect } from 'react'
import { undoAnnounced, redoAnnounced } from '../features/tasks/announce.ts'
import { moveToTrash, restore, toggleCompleted } from '../features/tasks/actions.ts'
import { meansSelection, pressInBar } from '../features/tasks/bar-keys.ts'
import { currentTask, leaveRow, step } from '../features/tasks/cursor.ts'
import { showChoice } from '../features/tasks/row-menu.ts'
import { clearSelection, selection, selectList, selectTo, toggleSelected } from '../features/tasks/selection.ts'
import { cairn } from '../data/cairn.ts'
import { dialog, openDialog } from './dialogs.ts'
import { closeTask, navigate, openId, openTask } from './navigate.ts'
import { later } from './parts.ts'
import { paths } from './paths.ts'

/** The keys of the page; `?` shows them. They rest while somebody types, and while a dialog covers the page. */
export function useKeys() {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

const copying = later(() => import('../features/tasks/copy-link.ts'))
const reordering = later(() => import('../features/tasks/reorder/reorder.ts'))

/** `G` waits this long for the letter that says where to. Milliseconds. */
const PATIENCE = 1500
let goingUntil = 0

const views: Record<string, string> = {
  t: paths.today,
  u: paths.upcoming,
  i: paths.inbox,
  a: paths.all,
  s: paths.statistics,
  f: paths.filters,
  h: paths.activity,
  c: paths.completed,
  d: paths.trash,
  p: paths.projects,
  l: paths.labels,
}

const choices = Object.fromEntries(
  (['S', 'P', 'D', 'L', 'M'] as const).map(key => [key.toLowerCase(), withCurrent(id => showChoice(id, key))]),
)

const plain: Record<string, () => void> = {
  c: () => openDialog('quick-add'),
  '/': () => navigate(paths.search),
  '?': () => openDialog('keys'),
  g: () => (goingUntil = Date.now() + PATIENCE),
  j: () => walk(1),
  k: () => walk(-1),
  e: withCurrent(id => {
    const task = cairn.tables.tasks.get(id)
    if (task) toggleCompleted(task)
  }),
  x: withCurrent(toggleSelected),
  y: withCurrent(id => void copying().then(({ copyLink }) => copyLink(id))),
  enter: withCurrent(openTask),
  ...choices,
  r: withCurrent(id => {
    const task = cairn.tables.tasks.get(id)
    if (!task?.deletedAt) return
    leaveRow(id)
    restore(task)
  }),
  delete: withCurrent(id => {
    const task = cairn.tables.tasks.get(id)
    if (!task || task.deletedAt !== null) return
    leaveRow(id)
    moveToTrash(task)
  }),
  end: () => scrollToEnd(),
  escape: () => clearSelection() || (openId() && closeTask()),
}

function onKeyDown(event: KeyboardEvent) {
  // A dialog keeps its keys to itself; one on its way here must not leave them to the list.
  if (event.defaultPrevented || event.isComposing || dialog.get() !== undefined) return
  const key = event.key.toLowerCase()
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (key === 'k' && !event.shiftKey) {
      event.preventDefault()
      return openDialog('palette')
    }
    if (!['z', 'a'].includes(key) || isTyping(event.target)) return
    event.preventDefault()
    if (key === 'a') return selectList(currentTask())
    return event.shiftKey ? redoAnnounced() : undoAnnounced()
  }
  if (event.ctrlKey || event.metaKey || isTyping(event.target)) return
  if (event.altKey) return moveBy(event, key)
  const going = Date.now() < goingUntil
  goingUntil = 0
  const view = views[key]
  const walking = event.shiftKey && WALKS[key]
  const act =
    going && view ? () => navigate(view) : walking ? () => selectAlong(walking) : (actOf(event.key) ?? plain[key])
  // Enter belongs to what is in focus, if it is something that can be pressed.
  if (!act || (key === 'enter' && event.target instanceof HTMLElement && event.target.closest('a, button, summary')))
    return
  event.preventDefault()
  act()
}

/** Alt with an arrow moves the row, with Shift as far as it goes. */
function moveBy(event: KeyboardEvent, key: string) {
  const up = key === 'arrowup'
  const id = up || key === 'arrowdown' ? currentTask() : undefined
  if (!id) return
  event.preventDefault()
  const by = event.shiftKey ? (up ? 'top' : 'bottom') : up ? 'up' : 'down'
  void reordering().then(({ moveRow }) => moveRow(id, by))
}

/** The far rows of a long list have a guessed height until they are drawn, so the end moves while one gets there. */
function scrollToEnd(left = 60, calm = 0) {
  const { scrollTop, clientHeight, scrollHeight } = document.documentElement
  const there = scrollTop + clientHeight >= scrollHeight - 1
  if (!there) window.scrollTo(0, scrollHeight)
  if (left > 0 && calm < CALM) requestAnimationFrame(() => scrollToEnd(left - 1, there ? calm + 1 : 0))
}

/** So many frames at the end, and what was just drawn has been measured. */
const CALM = 10

/** With a task open, walking shows the next one beside the list. */
function walk(by: 1 | -1) {
  const id = step(by)
  if (id && openId()) openTask(id)
}

const WALKS: Record<string, 1 | -1> = { j: 1, k: -1 }

function selectAlong(by: 1 | -1) {
  const from = currentTask()
  if (from && !selection.get().has(from)) toggleSelected(from)
  const to = step(by)
  if (to) selectTo(to)
}

/** While tasks are selected, some keys mean all of them; and a button of the view may have a key. */
function actOf(key: string) {
  if (meansSelection(key.toLowerCase())) return () => pressInBar(key)
  const button = buttonFor(key)
  return button && (() => button.click())
}

function buttonFor(key: string) {
  const buttons = document.querySelectorAll<HTMLElement>('main [data-key]')
  return [...buttons].find(one => one.dataset['key']?.toLowerCase() === key.toLowerCase())
}

/** What the key does here, for whoever chooses it by name. */
export const pressKey = (key: string) => (actOf(key) ?? plain[key.toLowerCase()])?.()

/** Whether the view has a button with it. */
export const hasKey = (key: string) => buttonFor(key) !== undefined

function withCurrent(act: (id: string) => void) {
  return () => {
    const id = currentTask()
    if (id) act(id)
  }
}

function isTyping(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
