import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import type { DisabledReason } from './disabled.tsx'
import type { IconName } from './icon.tsx'

/** A button that stays pressed. Its words do not change with its state: the state is read out beside them. */
export function Toggle(props: {
  pressed: boolean
  onPressedChange: (pressed: boolean) => void
  children: ReactNode
  icon?: IconName | undefined
  keys?: string | undefined
  disabledReason?: DisabledReason
}) {
  return (
    <Button
      aria-pressed={props.pressed}
      onClick={() => props.onPressedChange(!props.pressed)}
      icon={props.pressed ? 'check' : props.icon}
      keys={props.keys}
      disabledReason={props.disabledReason}
    >
      {props.children}
    </Button>
  )
}
