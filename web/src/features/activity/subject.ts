import type { Activity } from '@cairn/contract/activity'
import type { EntryResource } from '@cairn/contract/entries'
import { activity as say } from '../../app/en-activity.ts'
import { en } from '../../app/en.ts'
import { nameOf } from '../../app/names.ts'
import { paths } from '../../app/paths.ts'
import { cairn } from '../../data/cairn.ts'
import { useFilters, useLabels, useProject, useTask } from '../../data/hooks.ts'

/** What an entry is about: how it is called now, or was then, and where it is found if it is still there. */
export interface Subject {
  name: string
  path?: string
}

/** The same for what shows it: also when the row comes, changes or goes. */
export function useSubject(entry: Activity): Subject {
  useTask(entry.subjectId)
  useProject(entry.subjectId)
  useLabels()
  useFilters()
  return subjectOf(entry)
}

export function subjectOf({ kind, subjectId, new: after, old: before }: Activity): Subject {
  const resource = kind.split('.')[0] ?? ''
  const found = finders[resource]?.(subjectId)
  if (found) return { ...found, name: found.name || en.task.untitled }
  return { name: nameIn(after) ?? nameIn(before) ?? say.unnamed[resource] ?? say.something }
}

type Finder = (id: string) => Subject | undefined

const finders = {
  task(id) {
    const task = cairn.tables.tasks.get(id)
    return task && { name: task.title, path: paths.task(id) }
  },
  project(id) {
    const project = cairn.tables.projects.get(id)
    if (!project) return undefined
    if (project.kind === 'inbox') return { name: en.nav.inbox, path: paths.inbox }
    return { name: project.name, path: project.deletedAt === null ? paths.project(id) : paths.trash }
  },
  label(id) {
    const label = cairn.tables.labels.get(id)
    return label && { name: label.name, path: paths.label(id) }
  },
  filter(id) {
    const filter = cairn.tables.filters.get(id)
    return filter && { name: filter.name, path: paths.filter(id) }
  },
  person(id) {
    const me = cairn.tables.me.get(id)
    return me && { name: nameOf(me), path: paths.settingsOf('profile') }
  },
  workspace: () => undefined,
} satisfies Record<EntryResource, Finder> as Record<string, Finder>

function nameIn(values: Activity['new']): string | undefined {
  const name = values?.title ?? values?.name
  return typeof name === 'string' && name !== '' ? name : undefined
}
