import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { refuse, useDisabled, type DisabledReason } from './disabled.tsx'
import { Dot, type DotColour } from './dot.tsx'
import { Icon, type IconName } from './icon.tsx'

export type ChipProps = Omit<ComponentProps<'button'>, 'disabled' | 'children'> & {
  children: ReactNode
  dot?: DotColour | undefined
  /** In the colour of the dot, if there is one. */
  icon?: IconName | undefined
  /** Without a border, for the end of a row. */
  plain?: boolean
  /** Present: the chip ends in a cross, named by `removeLabel`. */
  onRemove?: (() => void) | undefined
  removeLabel?: string | undefined
  disabledReason?: DisabledReason
}

/** A small thing with a name: a label, a filter, a chosen value. It is a button when something listens to it. */
export function Chip({
  children,
  dot,
  icon,
  plain,
  onRemove,
  removeLabel,
  disabledReason,
  className,
  ...button
}: ChipProps) {
  const disabled = useDisabled(disabledReason)
  const content = (
    <>
      {dot && !icon && <Dot colour={dot} />}
      {icon && (
        <span className="contents" style={dot && { color: `var(--color-dot-${dot})` }}>
          <Icon name={icon} />
        </span>
      )}
      <span dir="auto" className="truncate">
        {children}
      </span>
    </>
  )
  return (
    <span className={classes('chip', !plain && 'chip-boxed', className)}>
      {button.onClick || disabledReason ? (
        <button
          type="button"
          {...button}
          {...disabled.attributes}
          {...(disabledReason && { onClick: refuse })}
          className="chip-body"
        >
          {content}
        </button>
      ) : (
        <span className="chip-body">{content}</span>
      )}
      {onRemove && !disabledReason && (
        <button type="button" aria-label={removeLabel} onClick={onRemove} className="chip-remove">
          <Icon name="close" className="scale-75" />
        </button>
      )}
      {disabled.description}
    </span>
  )
}
