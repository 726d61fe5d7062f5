import { useState } from 'react'
import { classes } from './classes.ts'
import { FieldFrame } from './field-frame.tsx'
import { IconButton } from './icon-button.tsx'
import { useTextControl, type TextControlProps } from './text-control.tsx'

export type FieldProps = TextControlProps<'input'>

/** One line of text. A password can be looked at while it is typed. */
export function Field({ type = 'text', ...props }: FieldProps) {
  const { frame, control, overlay } = useTextControl<'input'>(props)
  const [revealed, setRevealed] = useState(false)
  const secret = type === 'password'
  return (
    <FieldFrame {...frame}>
      <div className="relative">
        <input
          dir="auto"
          {...control}
          type={secret && revealed ? 'text' : type}
          className={classes(control.className, secret && 'pr-12')}
        />
        {overlay}
        {secret && (
          <IconButton
            icon={revealed ? 'eye-off' : 'eye'}
            label={revealed ? 'Hide password' : 'Show password'}
            onClick={() => setRevealed(!revealed)}
            className="absolute inset-y-0 right-0"
          />
        )}
      </div>
    </FieldFrame>
  )
}
