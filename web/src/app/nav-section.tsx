import { useId, type ReactNode } from 'react'
import { useValue } from '../data/hooks.ts'
import { createValue } from '../data/value.ts'
import { DotIcon, type DotColour } from '../ui/dot.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'
import { en } from './en.ts'
import { navigate } from './navigate.ts'
import { useRail } from './use-wide.ts'

type Name = 'projects' | 'filters' | 'labels'

interface Act {
  icon: IconName
  label: string
  keys?: string
  onSelect: () => void
}

interface NavSectionProps {
  name: Name
  /** The first is its sign. */
  acts: readonly [Act, ...Act[]]
  /** Where its links lead. */
  places: readonly { id: string; name: string; color: DotColour }[]
  pathOf: (id: string) => string
  children: ReactNode
}

/** A group of links under its name, which folds them away; this device remembers. */
export function NavSection(props: NavSectionProps) {
  const { name, acts, children } = props
  const id = useId()
  const folds = useValue(folded)
  const words = en.nav[name]
  // Nothing is folded where there is no name to unfold it by.
  if (useRail()) return <RailSection {...props} />
  const shut = folds.includes(name)
  return (
    <div className="mt-4 grid gap-px">
      <div className="nav-head">
        <h2 className="nav-word min-w-0 grow text-meta font-medium text-muted">
          <button
            type="button"
            aria-expanded={!shut}
            aria-controls={id}
            onClick={() => fold(shut ? folds.filter(one => one !== name) : [...folds, name])}
            className="nav-fold"
          >
            {words}
            <Icon name={shut ? 'chevron-right' : 'chevron-down'} />
          </button>
        </h2>
        <span className="flex">
          {acts.map(({ onSelect, ...act }) => (
            <IconButton key={act.label} {...act} onClick={onSelect} />
          ))}
        </span>
      </div>
      <div id={id} hidden={shut}>
        {!shut && <div className="grid gap-px">{children}</div>}
      </div>
    </div>
  )
}

/** A rail has no room for names: they are in a menu. */
function RailSection({ name, acts, places, pathOf }: NavSectionProps) {
  const words = en.nav[name]
  const links = places.map(place => ({
    label: place.name,
    icon: <DotIcon colour={place.color} />,
    onSelect: () => navigate(pathOf(place.id)),
  }))
  const further = acts.map(({ icon, ...act }) => ({ ...act, icon: <Icon name={icon} /> }))
  return (
    <div className="rail-section">
      <h2 className="sr-only">{words}</h2>
      <Menu
        label={words}
        groups={[links, further].filter(group => group.length > 0)}
        trigger={trigger => <IconButton {...trigger} icon={acts[0].icon} label={words} className="w-full" />}
      />
    </div>
  )
}

const KEY = 'cairn.folded'

const folded = createValue<readonly string[]>(localStorage.getItem(KEY)?.split(' ') ?? [])

function fold(names: readonly string[]) {
  folded.set(names)
  localStorage.setItem(KEY, names.join(' '))
}
