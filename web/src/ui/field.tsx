import { useState, type ComponentProps } from 'react'
import { classes } from './classes.ts'
import { FieldFrame, useFrame, type FrameProps } from './field-frame.tsx'
import { IconButton } from './icon-button.tsx'
import { Marks, scrollMarks, type Mark } from './marks.tsx'

export type FieldProps = FrameProps &
  Omit<ComponentProps<'input'>, 'disabled' | 'onChange'> & {
    onValueChange?: (value: string) => void
    /** Parts of the value that are lit up or underlined. */
    marks?: readonly Mark[]
  }

/** One line of text. A password can be looked at while it is typed. */
export function Field({
  label,
  labelHidden,
  hint,
  error,
  disabledReason,
  look,
  onValueChange,
  marks,
  type = 'text',
  ...input
}: FieldProps) {
  const frame = { label, labelHidden, hint, error, disabledReason, look: look ?? 'boxed' } as const
  const { id, control, description } = useFrame(frame)
  const [revealed, setRevealed] = useState(false)
  const secret = type === 'password'
  return (
    <FieldFrame {...frame} id={id} description={description}>
      <div className="relative">
        <input
          type={secret && revealed ? 'text' : type}
          readOnly={Boolean(disabledReason)}
          onChange={event => onValueChange?.(event.target.value)}
          {...(marks && { onScroll: scrollMarks })}
          {...input}
          {...control}
          className={classes(control.className, secret && 'pr-12', input.className)}
        />
        {marks && <Marks text={String(input.value ?? '')} marks={marks} className={control.className} />}
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
