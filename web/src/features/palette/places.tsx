import { en } from '../../app/en.ts'
import { palette as say } from '../../app/en-palette.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { useFilters, useLabels, useProjects } from '../../data/hooks.ts'
import { Dot, type DotColour } from '../../ui/dot.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import type { Command, Group } from './command.ts'

/** Wherever one can go. */
export function usePlaces(): readonly Group[] {
  return [
    { name: say.views, commands: VIEWS },
    {
      name: say.projects,
      commands: useProjects().map(({ id, name, color }) => dotted(paths.project(id), name, color)),
    },
    { name: say.filters, commands: useFilters().map(({ id, name, color }) => dotted(paths.filter(id), name, color)) },
    { name: say.labels, commands: useLabels().map(({ id, name, color }) => dotted(paths.label(id), name, color)) },
  ]
}

const dotted = (path: string, label: string, colour: DotColour): Command => ({
  id: path,
  label,
  icon: <Dot colour={colour} />,
  act: () => navigate(path),
})

const view = (path: string, label: string, icon: IconName, keys?: string): Command => ({
  id: path,
  label,
  icon: <Icon name={icon} />,
  keys,
  act: () => navigate(path),
})

const VIEWS = [
  view(paths.today, en.nav.today, 'sun', 'G T'),
  view(paths.upcoming, en.nav.upcoming, 'calendar', 'G U'),
  view(paths.inbox, en.nav.inbox, 'inbox', 'G I'),
  view(paths.all, en.nav.all, 'menu', 'G A'),
  view(paths.search, en.nav.search, 'search', '/'),
  view(paths.completed, en.nav.completed, 'check', 'G C'),
  view(paths.statistics, en.nav.statistics, 'chart', 'G S'),
  view(paths.activity, en.nav.activity, 'pulse', 'G H'),
  view(paths.trash, en.nav.trash, 'trash', 'G D'),
  view(paths.projects, en.nav.projects, 'folder', 'G P'),
  view(paths.filters, en.nav.filters, 'arrange', 'G F'),
  view(paths.labels, en.nav.labels, 'tag', 'G L'),
  view(paths.settings, en.nav.settings, 'settings'),
]
