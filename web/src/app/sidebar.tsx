import { Suspense } from 'react'
import { useCount, useFilters, useLabels, useMe } from '../data/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useDueCount } from '../features/views/use-due-count.ts'
import { AccountMenu } from './account-menu.tsx'
import { openDialog } from './dialogs.ts'
import { en } from './en.ts'
import { NavCount, NavLink } from './nav-link.tsx'
import { NavSection } from './nav-section.tsx'
import { navigate } from './navigate.ts'
import { part } from './parts.ts'
import { paths } from './paths.ts'
import { ProjectLinks, ProjectSigns } from './project-links.tsx'
import { SyncStatus } from './sync-status.tsx'

// It takes the query language to know how many.
const FilterCount = part(async () => (await import('../features/filters/filter-count.tsx')).FilterCount)

/** 240 wide from 1200 px, a rail of 56 from 640, not there on a phone. */
export function Sidebar() {
  return (
    <header className="rail sticky top-0 hidden h-dvh w-14 flex-none flex-col border-r border-line bg-sunken tablet:flex desktop:w-60">
      <div className="flex min-h-12 items-center justify-center gap-2 px-2 desktop:justify-between desktop:pl-4">
        <span className="hidden items-center gap-2 text-panel font-semibold desktop:flex">
          <img src="/icon.svg" alt="" className="size-5" />
          {en.product}
        </span>
        <AccountMenu />
      </div>
      <div className="px-2 pb-2">
        <Button
          icon="plus"
          keys="C"
          onClick={() => openDialog('quick-add')}
          className="hidden w-full desktop:inline-flex"
        >
          {en.task.add}
        </Button>
        <IconButton
          icon="plus"
          label={en.task.add}
          keys="C"
          onClick={() => openDialog('quick-add')}
          className="w-full desktop:hidden"
        />
      </div>
      <nav aria-label={en.nav.label} className="nav-ground min-h-0 grow overflow-y-auto px-2 pb-4">
        <Views />
        <ProjectLinks />
        <FilterLinks />
        <LabelLinks />
        <ProjectSigns />
      </nav>
      <div className="hidden px-2 pb-2 desktop:block">
        <SyncStatus />
      </div>
    </header>
  )
}

export function Views() {
  const { inboxId } = useMe()
  const due = useDueCount()
  const inbox = useCount(`project:${inboxId}`).open
  return (
    <div className="grid gap-px">
      <NavLink
        to={paths.today}
        icon={<Icon name="sun" />}
        keys="G T"
        count={<NavCount count={due} label={en.nav.openTasks(due)} />}
      >
        {en.nav.today}
      </NavLink>
      <NavLink to={paths.upcoming} icon={<Icon name="calendar" />} keys="G U">
        {en.nav.upcoming}
      </NavLink>
      <NavLink
        to={paths.inbox}
        icon={<Icon name="inbox" />}
        keys="G I"
        count={<NavCount count={inbox} label={en.nav.openTasks(inbox)} />}
      >
        {en.nav.inbox}
      </NavLink>
      <NavLink to={paths.all} icon={<Icon name="menu" />} keys="G A">
        {en.nav.all}
      </NavLink>
      <NavLink to={paths.search} icon={<Icon name="search" />} keys="/">
        {en.nav.search}
      </NavLink>
      <NavLink to={paths.completed} icon={<Icon name="check" />} keys="G C">
        {en.nav.completed}
      </NavLink>
      <NavLink to={paths.statistics} icon={<Icon name="chart" />} keys="G S">
        {en.nav.statistics}
      </NavLink>
      <NavLink to={paths.activity} icon={<Icon name="pulse" />} keys="G H">
        {en.nav.activity}
      </NavLink>
      <NavLink to={paths.trash} icon={<Icon name="trash" />} keys="G D">
        {en.nav.trash}
      </NavLink>
    </div>
  )
}

/** Nothing until there is one: they begin where a query stands. */
export function FilterLinks() {
  const filters = useFilters()
  if (filters.length === 0) return null
  return (
    <NavSection
      name="filters"
      acts={[{ icon: 'arrange', label: en.nav.manageFilters, keys: 'G F', onSelect: () => navigate(paths.filters) }]}
      places={filters}
      pathOf={paths.filter}
    >
      {filters.map(filter => (
        <NavLink
          key={filter.id}
          to={paths.filter(filter.id)}
          icon={<Dot colour={filter.color} />}
          count={
            <Suspense>
              <FilterCount filter={filter} />
            </Suspense>
          }
        >
          {filter.name}
        </NavLink>
      ))}
    </NavSection>
  )
}

export function LabelLinks() {
  const labels = useLabels()
  return (
    <NavSection
      name="labels"
      acts={[{ icon: 'tag', label: en.nav.manageLabels, keys: 'G L', onSelect: () => navigate(paths.labels) }]}
      places={labels}
      pathOf={paths.label}
    >
      {labels.map(label => (
        <NavLink key={label.id} to={paths.label(label.id)} icon={<Dot colour={label.color} />}>
          {label.name}
        </NavLink>
      ))}
    </NavSection>
  )
}
