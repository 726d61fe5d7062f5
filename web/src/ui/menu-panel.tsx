import type { KeyboardEvent } from 'react'
import { Floating, type FloatingProps } from './floating.tsx'
import { MenuEntry, type MenuItem } from './menu-entry.tsx'
import { nextItem } from './menu-keys.ts'

export type MenuProps = {
  /** The menu's name for assistive technology. */
  label: string
  /** Groups are divided by a line. */
  groups: readonly (readonly MenuItem[])[]
  align?: FloatingProps['align']
}

/** The open menu beside any element: for a shortcut that opens it at a row. A button with a menu is `Menu`. */
export function MenuPanel({
  label,
  groups,
  ...floating
}: MenuProps & Pick<FloatingProps, 'anchor' | 'onClose' | 'align' | 'over'>) {
  const indented = groups.flat().some(item => item.icon !== undefined)
  return (
    <Floating {...floating} role="menu" aria-label={label} onKeyDown={move} className="min-w-44 max-w-80 py-1">
      {groups.map((group, index) => (
        <div key={index} role="group" className={index > 0 ? 'mt-1 border-t border-line pt-1' : undefined}>
          {group.map((item, at) => (
            // What people name may be called the same.
            <MenuEntry key={`${at} ${item.label}`} item={item} indented={indented} />
          ))}
        </div>
      ))}
    </Floating>
  )
}

function move(event: KeyboardEvent<HTMLElement>) {
  // A letter chooses in the menu; it is no shortcut of the page while the menu is open.
  event.stopPropagation()
  if (event.key === 'Tab') return event.currentTarget.hidePopover()
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')]
  const next = nextItem(items, items.indexOf(document.activeElement as HTMLElement), event)
  if (!next) return
  event.preventDefault()
  next.focus()
}
