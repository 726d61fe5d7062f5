import { useId, type ReactNode } from 'react'
import { useValue } from '../data/hooks.ts'
import { createValue } from '../data/value.ts'
import { Icon } from '../ui/icon.tsx'
import { en } from './en.ts'
import { useRail } from './use-wide.ts'

type Name = 'projects' | 'filters' | 'labels'

/** A group of links under its name, which folds them away; this device remembers. The rail has no room for names: there nothing is folded. */
export function NavSection(props: { name: Name; tools: ReactNode; many?: boolean; children: ReactNode }) {
  const { name, tools, many, children } = props
  const id = useId()
  const rail = useRail()
  const folds = useValue(folded)
  const shut = folds.includes(name) && !rail
  const words = en.nav[name]
  return (
    <div className="mt-4 grid gap-px">
      <div className="nav-head">
        <h2 className="nav-word min-w-0 grow text-meta font-medium text-muted">
          {rail ? (
            words
          ) : (
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
          )}
        </h2>
        {tools}
      </div>
      <div id={id} hidden={shut} className={many ? 'many-links' : undefined}>
        {!shut && <div className="grid gap-px">{children}</div>}
      </div>
    </div>
  )
}

const KEY = 'cairn.folded'

const folded = createValue<readonly string[]>(localStorage.getItem(KEY)?.split(' ') ?? [])

function fold(names: readonly string[]) {
  folded.set(names)
  localStorage.setItem(KEY, names.join(' '))
}
