import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { FieldFrame, useFrame, type FrameProps } from './field-frame.tsx'
import { Marks, scrollMarks, type Mark } from './marks.tsx'

export type TextAreaProps = FrameProps &
  Omit<ComponentProps<'textarea'>, 'disabled' | 'onChange'> & {
    onValueChange?: (value: string) => void
    /** Parts of the value that are lit up or underlined. */
    marks?: readonly Mark[]
  }

/** Grows with its text where the browser can (`field-sizing`), and can be pulled taller everywhere. */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  disabledReason,
  look,
  onValueChange,
  marks,
  rows = 3,
  ...area
}: TextAreaProps) {
  const frame = { label, labelHidden, hint, error, disabledReason, look: look ?? 'boxed' } as const
  const { id, control, description } = useFrame(frame)
  return (
    <FieldFrame {...frame} id={id} description={description}>
      <div className="relative min-w-0">
        <textarea
          rows={rows}
          readOnly={Boolean(disabledReason)}
          onChange={event => onValueChange?.(event.target.value)}
          {...(marks && { onScroll: scrollMarks })}
          {...area}
          {...control}
          className={classes(control.className, area.className)}
        />
        {marks && <Marks text={String(area.value ?? '')} marks={marks} className={control.className} />}
      </div>
    </FieldFrame>
  )
}
