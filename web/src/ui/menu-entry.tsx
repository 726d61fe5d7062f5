import type { MouseEvent, ReactNode } from 'react'
import { classes } from './classes.ts'
import type { DisabledReason } from './disabled.tsx'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export type MenuItem = {
  label: string
  icon?: ReactNode
  keys?: string | undefined
  /** Present: the item is one of a choice, and this says whether it is the one. */
  checked?: boolean | undefined
  danger?: boolean | undefined
  onSelect: () => void
  disabledReason?: DisabledReason
}

export function MenuEntry({ item }: { item: MenuItem }) {
  const choose = (event: MouseEvent<HTMLElement>) => {
    if (item.disabledReason) return
    // First the menu, so that what onSelect opens finds the focus where the menu had it from.
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
    item.onSelect()
  }
  return (
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={item.checked}
      aria-disabled={item.disabledReason ? true : undefined}
      tabIndex={-1}
      data-first-stop={item.checked || undefined}
      onClick={choose}
      onPointerMove={event => event.currentTarget.focus({ preventScroll: true })}
      className={classes('menu-item', item.danger && 'text-danger')}
    >
      {item.icon && <span className={classes('level', !item.danger && 'text-muted')}>{item.icon}</span>}
      <span className="min-w-0 grow">
        <span className="menu-label">{item.label}</span>
        {item.disabledReason && <span className="block text-meta text-muted">{item.disabledReason}</span>}
      </span>
      {item.checked && <Icon name="check" className="level" />}
      {item.keys && <Kbd keys={item.keys} />}
    </button>
  )
}
