import { Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { useValue } from '../data/hooks.ts'
import { useSoughtTask } from '../data/sought-task.ts'
import { rowMenu } from '../features/tasks/row-menu.ts'
import { Missing } from '../features/views/missing.tsx'
import { Inbox, ProjectView } from '../features/views/project.tsx'
import { Today } from '../features/views/today.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Boundary } from './boundary.tsx'
import { Dialogs } from './dialog-host.tsx'
import { en } from './en.ts'
import { useKeys } from './keys.ts'
import { useOpenTask, useTopOfView } from './navigate.ts'
import { entrances, paths, patterns } from './paths.ts'
import { Sidebar } from './sidebar.tsx'
import { fetchParts, later, part } from './parts.ts'

const Settings = part(async () => (await import('../features/settings/settings.tsx')).Settings)
const Upcoming = part(async () => (await import('../features/views/upcoming.tsx')).Upcoming)
const AllTasks = part(async () => (await import('../features/views/all.tsx')).AllTasks)
const LabelView = part(async () => (await import('../features/views/label.tsx')).LabelView)
const FilterView = part(async () => (await import('../features/filters/filter-view.tsx')).FilterView)
const Filters = part(async () => (await import('../features/filters/filters.tsx')).Filters)
const Labels = part(async () => (await import('../features/labels/labels.tsx')).Labels)
const Projects = part(async () => (await import('../features/projects/projects.tsx')).Projects)
const Search = part(async () => (await import('../features/search/search.tsx')).Search)
const Completed = part(async () => (await import('../features/views/completed.tsx')).Completed)
const Statistics = part(async () => (await import('../features/statistics/statistics.tsx')).Statistics)
const Activity = part(async () => (await import('../features/activity/activity.tsx')).Activity)
const Trash = part(async () => (await import('../features/views/trash.tsx')).Trash)
const RowMenu = part(async () => (await import('../features/tasks/row-menu/row-menu.tsx')).RowMenu)
const TaskPanel = part(async () => (await import('../features/tasks/task-panel.tsx')).TaskPanel)

later(async () => (await import('../features/tasks/watch-progress.tsx')).watchProgress())
later(async () => (await import('./watch-address.ts')).watchAddress())
later(async () => (await import('../features/tasks/watch-clashes.ts')).watchClashes())
// Comes with the parts; until then a row is not draggable.
later(async () => (await import('../features/tasks/reorder/drag.ts')).watchDrags())

/** Everything around the views, for who is signed in. */
export function Shell() {
  const [path] = useLocation()
  useKeys()
  useTopOfView()
  useEffect(fetchParts, [])
  return (
    <div className="flex min-h-dvh items-stretch">
      <a href="#main" className="skip-link">
        {en.skip}
      </a>
      <Sidebar />
      <Boundary place={path} main>
        <Suspense fallback={<div className="grow" />}>
          <Views />
        </Suspense>
      </Boundary>
      <Panel />
      <MenuOfRow />
      <BottomBar />
      <Dialogs />
    </div>
  )
}

function Views() {
  return (
    <Switch>
      <Route path={paths.today} component={Today} />
      <Route path={paths.upcoming} component={Upcoming} />
      <Route path={paths.inbox} component={Inbox} />
      <Route path={paths.all} component={AllTasks} />
      <Route path={paths.search} component={Search} />
      <Route path={paths.completed} component={Completed} />
      <Route path={paths.statistics} component={Statistics} />
      <Route path={paths.activity} component={Activity} />
      <Route path={paths.trash} component={Trash} />
      <Route path={paths.labels} component={Labels} />
      <Route path={paths.projects} component={Projects} />
      <Route path={paths.filters} component={Filters} />
      <Route path={patterns.settings}>{({ section }) => <Settings section={section} />}</Route>
      <Route path={patterns.project}>{({ id }) => <ProjectView id={id} />}</Route>
      <Route path={patterns.label}>{({ id }) => <LabelView id={id} />}</Route>
      <Route path={patterns.filter}>{({ id }) => <FilterView id={id} />}</Route>
      <Route path={patterns.task}>{({ id }) => <TaskAddress id={id} />}</Route>
      {['/', ...entrances].map(path => (
        <Route key={path} path={path}>
          <Redirect to={paths.today} replace />
        </Route>
      ))}
      <Route>
        <Missing what={en.missing.what} hint={en.missing.hint} />
      </Route>
    </Switch>
  )
}

/** The address of a task leads to its project, with the task open. */
function TaskAddress({ id }: { id: string }) {
  const { task, looking } = useSoughtTask(id)
  if (looking) return <div className="grow" />
  if (!task) return <Missing what={en.task.missing} hint={en.task.missingHint} />
  return <Redirect to={paths.open(paths.project(task.projectId), id)} replace />
}

function MenuOfRow() {
  const open = useValue(rowMenu)
  if (!open) return null
  // By the time one hears that it was closed, another may have taken its place.
  const close = () => rowMenu.get() === open && rowMenu.set(undefined)
  return (
    <Boundary>
      <Suspense>
        <RowMenu key={open.turn} {...open} onClose={close} />
      </Suspense>
    </Boundary>
  )
}

function Panel() {
  const id = useOpenTask()
  return id === undefined ? null : (
    <Boundary place={id}>
      <Suspense>
        <TaskPanel id={id} />
      </Suspense>
    </Boundary>
  )
}
