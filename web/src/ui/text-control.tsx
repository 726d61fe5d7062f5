import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import { useFrame, type FrameProps } from './field-frame.tsx'
import { Marks, scrollMarks, type Mark } from './marks.tsx'

export type TextControlProps<Control extends 'input' | 'textarea'> = FrameProps &
  Omit<ComponentProps<Control>, 'disabled' | 'onChange'> & {
    onValueChange?: (value: string) => void
    /** Parts of the value that are lit up or underlined. */
    marks?: readonly Mark[]
  }

/** What Field and TextArea share: the frame around, what the control itself gets, and the marks that lie over it. */
export function useTextControl<Control extends 'input' | 'textarea'>(props: TextControlProps<Control>) {
  const { label, labelHidden, hint, error, disabledReason, look = 'boxed', onValueChange, marks, ...own } = props
  const frame = { label, labelHidden, hint, error, disabledReason, look } as const
  const { id, control, description } = useFrame(frame)
  return {
    frame: { ...frame, id, description },
    control: {
      readOnly: Boolean(disabledReason),
      onChange: (event: { target: { value: string } }) => onValueChange?.(event.target.value),
      ...(marks && { onScroll: scrollMarks }),
      ...own,
      ...control,
      className: classes(control.className, props.className),
    },
    overlay: marks && <Marks text={String(props.value ?? '')} marks={marks} className={control.className} />,
  }
}
