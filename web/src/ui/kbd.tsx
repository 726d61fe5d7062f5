import { Fragment } from 'react'

const mac = /Mac|iP(hone|ad)/.test(navigator.platform)
const symbols: Record<string, string> = mac ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' } : { Mod: 'Ctrl' }

/** Keys pressed together, `Mod+Z` (Mod is Ctrl or ⌘), or one after another, `G T`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="inline-flex items-center gap-0.5 align-middle font-sans text-meta">
      {keys.split(' ').map((chord, index) => (
        <Fragment key={index}>
          {index > 0 && <span className="px-0.5">then</span>}
          {chord.split('+').map(key => (
            <span
              key={key}
              className="min-w-4 rounded-sm border border-current/30 px-1 text-center leading-4 opacity-80"
            >
              {symbols[key] ?? key}
            </span>
          ))}
        </Fragment>
      ))}
    </kbd>
  )
}
