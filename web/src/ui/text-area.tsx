import { FieldFrame } from './field-frame.tsx'
import { useTextControl, type TextControlProps } from './text-control.tsx'

/** Grows with its text where the browser can (`field-sizing`), and can be pulled taller everywhere. */
export function TextArea({ rows = 3, ...props }: TextControlProps<'textarea'>) {
  const { frame, control, overlay } = useTextControl<'textarea'>(props)
  return (
    <FieldFrame {...frame}>
      <div className="relative min-w-0">
        <textarea rows={rows} dir="auto" {...control} />
        {overlay}
      </div>
    </FieldFrame>
  )
}
