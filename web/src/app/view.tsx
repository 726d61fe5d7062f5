import { Suspense, useEffect, type ReactNode } from 'react'
import { useMe, useValue } from '../data/hooks.ts'
import { selection } from '../features/tasks/selection.ts'
import { AccountMenu } from './account-menu.tsx'
import { en } from './en.ts'
import { part } from './parts.ts'
import { SyncStatus } from './sync-status.tsx'

const DeletionBanner = part(async () => (await import('../features/settings/deletion-banner.tsx')).DeletionBanner)
const SelectionBar = part(async () => (await import('../features/tasks/selection-bar.tsx')).SelectionBar)

/** The frame of a view: its title, what can be done with it, and a column of at most 880 for its rows. */
export function View(props: {
  title: string
  /** What the window is called, where that says more than the title. */
  page?: string | undefined
  /** Before the title: the colour of a project. */
  mark?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const page = props.page ?? props.title
  const { deletionAt } = useMe()
  useEffect(() => {
    document.title = en.pageTitle(page)
  }, [page])
  return (
    <main id="main" className="mx-auto w-full max-w-220 min-w-0 flex-1 pb-24 tablet:px-4 tablet:pb-12">
      {deletionAt !== null && (
        <Suspense>
          <DeletionBanner at={deletionAt} />
        </Suspense>
      )}
      <header className="view-head sticky top-0 z-5 flex min-h-12 items-center gap-2 bg-ground px-3 tablet:min-h-14">
        {props.mark}
        <h1
          tabIndex={-1}
          dir="auto"
          className="min-w-0 truncate text-panel font-semibold outline-none tablet:text-title"
        >
          {props.title}
        </h1>
        <span className="line-clamp-2 min-w-0 grow basis-0 text-secondary text-muted tablet:line-clamp-1">
          {props.note}
        </span>
        {props.actions}
        <span className="flex items-center desktop:hidden">
          <SyncStatus />
          <span className="tablet:hidden">
            <AccountMenu />
          </span>
        </span>
      </header>
      {props.children}
      <Selected />
    </main>
  )
}

function Selected() {
  const selecting = useValue(selection).size > 0
  return (
    selecting && (
      <Suspense>
        <SelectionBar />
      </Suspense>
    )
  )
}
