import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { refuse, useDisabled, type DisabledReason } from './disabled.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Spinner } from './spinner.tsx'
import { tip } from './tip.ts'

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'children'> & {
  children: ReactNode
  /** `primary` once on a screen. */
  look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  icon?: IconName | undefined
  /** Waiting for an answer: takes no second press and keeps its width. */
  busy?: boolean | undefined
  /** The shortcut, shown in the tooltip: `Mod+Enter`. */
  keys?: string | undefined
  disabledReason?: DisabledReason
}

export function Button({
  look = 'secondary',
  icon,
  busy,
  keys,
  disabledReason,
  className,
  children,
  ...button
}: ButtonProps) {
  const disabled = useDisabled(disabledReason)
  return (
    <>
      <button
        type="button"
        {...(keys && tip('', keys))}
        {...button}
        {...disabled.attributes}
        {...((disabledReason || busy) && { onClick: refuse })}
        aria-busy={busy || undefined}
        className={classes('button', `button-${look}`, className)}
      >
        {busy ? <Spinner /> : icon && <Icon name={icon} />}
        <span dir="auto" className="truncate">
          {children}
        </span>
      </button>
      {disabled.description}
    </>
  )
}
