import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { refuse, useDisabled, type DisabledReason } from './disabled.tsx'
import { Icon, type IconName } from './icon.tsx'
import { tip } from './tip.ts'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'children' | 'aria-label'> & {
  icon: IconName
  /** Its name, and its tooltip. */
  label: string
  keys?: string | undefined
  disabledReason?: DisabledReason
}

export function IconButton({ icon, label, keys, disabledReason, className, ...button }: IconButtonProps) {
  const disabled = useDisabled(disabledReason)
  return (
    <>
      <button
        type="button"
        aria-label={label}
        {...tip(label, keys)}
        {...button}
        {...disabled.attributes}
        {...(disabledReason && { onClick: refuse })}
        className={classes('button icon-button button-quiet', className)}
      >
        <Icon name={icon} />
      </button>
      {disabled.description}
    </>
  )
}
