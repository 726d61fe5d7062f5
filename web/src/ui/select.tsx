import type { KeyboardEvent } from 'react'
import { refuse } from './disabled.tsx'
import { FieldFrame, useFrame, type FrameProps } from './field-frame.tsx'
import { Icon } from './icon.tsx'

export type SelectProps<Value extends string> = FrameProps & {
  options: readonly { value: Value; label: string }[]
  value: Value
  onValueChange: (value: Value) => void
  name?: string
}

/** The browser's own: it opens as a wheel on a phone, and by typing everywhere. */
export function Select<Value extends string>({ options, value, onValueChange, name, ...frame }: SelectProps<Value>) {
  const { id, control, description } = useFrame(frame)
  const refusing = frame.disabledReason && { onMouseDown: refuse, onKeyDown: refuseKeys }
  return (
    <FieldFrame {...frame} id={id} description={description}>
      <div className="relative">
        <select
          name={name}
          value={value}
          // The value can only be one of the options.
          onChange={event => onValueChange(event.target.value as Value)}
          {...refusing}
          {...control}
          className={`${control.className} appearance-none truncate pr-8`}
        >
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" className="pointer-events-none absolute inset-y-0 right-2 my-auto text-muted" />
      </div>
    </FieldFrame>
  )
}

function refuseKeys(event: KeyboardEvent) {
  if (event.key !== 'Tab') refuse(event)
}
