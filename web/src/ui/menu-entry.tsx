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

/** `indented`: another item has an icon, so this one leaves room for it. */
export function MenuEntry({ item, indented }: { item: MenuItem; indented: boolean }) {
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
      {indented && <span className={classes('level size-4 shrink-0', !item.danger && 'text-muted')}>{item.icon}</span>}
      <span className="min-w-0 grow">
        <bdi className="menu-label">{item.label}</bdi>
        {item.disabledReason && <span className="block text-meta text-muted">{item.disabledReason}</span>}
      </span>
      {item.checked && <Icon name="check" className="level" />}
      {item.keys && (
        <span className="pointer-coarse:hidden">
          <Kbd keys={item.keys} />
        </span>
      )}
    </button>
  )
}
