import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { openDialog } from './dialogs.ts'
import { en } from './en.ts'
import { palette as say } from './en-palette.ts'
import { NavLink } from './nav-link.tsx'
import { paths } from './paths.ts'
import { ProjectLinks } from './project-links.tsx'
import { FilterLinks, LabelLinks, Views } from './sidebar.tsx'
import { useOnMove } from './use-on-move.ts'

/** What the bottom bar has no room for. */
export function MoreSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  useOnMove(onClose)
  return (
    <Sheet open={open} onClose={onClose} title={en.nav.more}>
      <nav aria-label={en.nav.more}>
        <button type="button" onClick={() => openDialog('palette')} className="nav-link w-full">
          <span className="grid size-4 flex-none place-items-center">
            <Icon name="keyboard" />
          </span>
          <span className="min-w-0 grow truncate text-left">{say.title}</span>
        </button>
        <Views />
        <ProjectLinks />
        <FilterLinks />
        <LabelLinks />
        <div className="mt-4 grid">
          <NavLink to={paths.settings} icon={<Icon name="settings" />}>
            {en.nav.settings}
          </NavLink>
        </div>
      </nav>
    </Sheet>
  )
}
