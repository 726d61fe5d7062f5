import { Link } from 'wouter'
import { Icon, type IconName } from '../ui/icon.tsx'
import { openDialog } from './dialogs.ts'
import { en } from './en.ts'
import { useIsAt } from './navigate.ts'
import { paths } from './paths.ts'

/** On a phone: where one goes most, and adding in the middle of it, under the thumb. */
export function BottomBar() {
  return (
    <nav
      aria-label={en.nav.label}
      className="bottom-bar fixed inset-x-0 bottom-0 z-5 flex border-t border-line bg-surface tablet:hidden"
    >
      <BarLink to={paths.today} icon="sun" word={en.nav.today} />
      <BarLink to={paths.inbox} icon="inbox" word={en.nav.inbox} />
      <button type="button" aria-label={en.task.add} onClick={() => openDialog('quick-add')} className="bar-link">
        <span className="grid size-10 place-items-center rounded-full bg-accent text-on-accent">
          <Icon name="plus" />
        </span>
      </button>
      <BarLink to={paths.search} icon="search" word={en.nav.search} />
      <button type="button" aria-haspopup="dialog" onClick={() => openDialog('more')} className="bar-link">
        <Icon name="more" />
        {en.nav.more}
      </button>
    </nav>
  )
}

function BarLink({ to, icon, word }: { to: string; icon: IconName; word: string }) {
  const here = useIsAt(to)
  return (
    <Link href={to} aria-current={here ? 'page' : undefined} className="bar-link">
      <Icon name={icon} />
      {word}
    </Link>
  )
}
