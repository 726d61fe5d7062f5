import { useId, type ReactNode } from 'react'
import { useDisabled, type DisabledReason } from './disabled.tsx'
import { Icon } from './icon.tsx'

/** `mixed`: some of what it stands for. */
export function Checkbox(props: {
  checked: boolean | 'mixed'
  onCheckedChange: (checked: boolean) => void
  children: ReactNode
  hint?: ReactNode
  name?: string
  disabledReason?: DisabledReason
}) {
  const id = useId()
  const disabled = useDisabled(props.disabledReason)
  const mixed = props.checked === 'mixed'
  const described = [props.hint && id, disabled.attributes['aria-describedby']].filter(Boolean).join(' ')
  return (
    <label className="checkbox">
      <input
        type="checkbox"
        name={props.name}
        {...disabled.attributes}
        checked={props.checked === true}
        aria-checked={props.checked}
        aria-describedby={described || undefined}
        ref={input => {
          if (input) input.indeterminate = mixed
        }}
        onChange={event => !props.disabledReason && props.onCheckedChange(event.target.checked)}
      />
      {props.checked && <Icon name={mixed ? 'minus' : 'check'} />}
      <span>
        {props.children}
        {props.hint && (
          <span id={id} className="block text-secondary text-muted">
            {props.hint}
          </span>
        )}
      </span>
      {disabled.description}
    </label>
  )
}
