import type { Priority, Status } from '@cairn/contract/tasks'

/** How other programs call what Cairn has words for. */

export function readStatus(text: string): Status | undefined {
  return STATUS.find(([, words]) => words.includes(simple(text)))?.[0]
}

/** Which end of a scale of numbers is up differs from program to program. */
export type Scale = 'one-is-highest' | 'todoist' | 'vikunja'

export function readPriority(text: string, scale: Scale): Priority | undefined {
  const said = simple(text)
  if (/^\d$/.test(said)) return SCALES[scale][Number(said)] ?? undefined
  return PRIORITY.find(([, words]) => words.includes(said))?.[0]
}

/** A box that is ticked; a date in it is one too. */
export function readTick(text: string): boolean | undefined {
  const said = simple(text)
  if (['', 'false', 'no', 'n', '0', '-', 'open', 'incomplete', 'null'].includes(said)) return false
  if (['true', 'yes', 'y', '1', 'x', '✓', '✔', 'done', 'complete', 'completed'].includes(said)) return true
  return /\d{4}|\d[./-]\d/.test(said) ? true : undefined
}

/** `home, bills;#later` */
export const readLabels = (text: string) =>
  text
    .split(/[,;|\n]/)
    .map(name => name.trim().replace(/^[#@]/, '').trim())
    .filter(name => name !== '')

const simple = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

const STATUS: [Status, string[]][] = [
  ['pending', ['pending', 'open', 'todo', 'to do', 'new', 'backlog', 'not started', 'next', 'needs action', 'active']],
  ['in_progress', ['in progress', 'doing', 'started', 'wip', 'in process', 'in review', 'ongoing']],
  ['completed', ['completed', 'complete', 'done', 'closed', 'finished', 'resolved']],
  ['cancelled', ['cancelled', 'canceled', 'dropped', 'rejected', 'wont do', "won't do", 'wontfix', 'abandoned']],
]

const PRIORITY: [Priority, string[]][] = [
  ['urgent', ['urgent', 'critical', 'highest', 'do now', 'blocker', 'p1', 'a', '(a)', '!!!']],
  ['high', ['high', 'important', 'major', 'p2', 'b', '(b)', '!!']],
  ['medium', ['medium', 'normal', 'moderate', 'p3', 'c', '(c)', '!']],
  ['low', ['low', 'lowest', 'minor', 'trivial', 'd', '(d)']],
  ['none', ['none', '', 'p4', 'unset', 'no priority', '-']],
]

const SCALES: Record<Scale, (Priority | undefined)[]> = {
  'one-is-highest': ['none', 'urgent', 'high', 'medium', 'low', 'low', 'low', 'low', 'low', 'low'],
  // Its fourth is what everything has that was given none.
  todoist: [undefined, 'urgent', 'high', 'medium', 'none'],
  // 5 is called DO NOW.
  vikunja: ['none', 'low', 'medium', 'high', 'urgent', 'urgent'],
}
