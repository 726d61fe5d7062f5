import { byCodePoint } from '@cairn/contract/code-points'
import { fits } from '@cairn/contract/query/match'
import { nameHasWords, titleHasWords, wordsOf } from '@cairn/contract/query/words'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { useMemo } from 'react'
import { en } from '../../app/en.ts'
import { openTask } from '../../app/navigate.ts'
import { cairn } from '../../data/cairn.ts'
import { useLabels } from '../../data/hooks.ts'
import { Circle } from '../../ui/circle.tsx'
import { textOf } from '../search/texts.ts'
import { circleOf } from '../tasks/task-row.tsx'
import type { Command } from './command.ts'

/** The tasks in which each word begins one of title, description or label, as in every search. Not followed: one chooses within seconds. */
export function useFoundTasks(typed: string): readonly Command[] {
  const labels = useLabels()
  return useMemo(() => {
    const words = wordsOf(typed)
    if (words.length === 0) return []
    const conditions = words.map(word => ({
      on: 'text' as const,
      not: false,
      words: word,
      labelIds: labels.filter(({ name }) => nameHasWords(name, word)).map(({ id }) => id),
    }))
    const found = [...cairn.tables.tasks.all()].filter(
      task => task.deletedAt === null && fits(conditions, task, () => textOf(task)),
    )
    return best(found, words).map(commandOf)
  }, [typed, labels])
}

/** By its title rather than by what else is said of it, open rather than done, changed lately. */
function best(found: readonly Task[], words: readonly string[]) {
  const rank = (task: Task) => (words.every(word => titleHasWords(textOf(task), word)) ? 2 : 0) + (isOpen(task) ? 1 : 0)
  return found
    .map(task => ({ task, rank: rank(task) }))
    .toSorted((a, b) => b.rank - a.rank || byCodePoint(b.task.updatedAt, a.task.updatedAt))
    .slice(0, SHOWN)
    .map(({ task }) => task)
}

export function commandOf(task: Task): Command {
  const project = cairn.tables.projects.get(task.projectId)
  return {
    id: `task:${task.id}`,
    label: task.title || en.task.untitled,
    icon: <Circle state={circleOf[task.status]} />,
    note: project?.kind === 'project' ? project.name : undefined,
    found: true,
    act: () => openTask(task.id),
  }
}

/** As many as leave room for the rest. */
const SHOWN = 6
