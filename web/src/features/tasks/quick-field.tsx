import type { KeyboardEvent, RefObject } from 'react'
import { taskWords } from '../../app/en-task.ts'
import { TextArea } from '../../ui/text-area.tsx'
import type { TextControlProps } from '../../ui/text-control.tsx'
import type { QuickText } from './quick-text.ts'
import { useNaming } from './use-naming.tsx'

interface QuickFieldProps extends Pick<TextControlProps<'textarea'>, 'label' | 'error' | 'autoFocus' | 'onBlur'> {
  ref: RefObject<HTMLTextAreaElement | null>
  quick: QuickText
  /** Hears the keys that neither the text nor its suggestions took. */
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** Where tasks are written: what is understood lights up, and names are offered. */
export function QuickField({ ref, quick, onKeyDown, onBlur, ...field }: QuickFieldProps) {
  const naming = useNaming(quick, ref)
  return (
    <>
      <TextArea
        ref={ref}
        labelHidden
        look="bare"
        rows={1}
        placeholder={taskWords.titlePlaceholder}
        maxLength={20_000}
        autoComplete="off"
        enterKeyHint="done"
        {...quick.field}
        {...naming.attributes}
        {...field}
        onBlur={event => {
          naming.attributes.onBlur()
          onBlur?.(event)
        }}
        onKeyDown={event => {
          if (naming.take(event)) return
          quick.field.onKeyDown(event)
          onKeyDown(event)
        }}
      />
      {naming.list}
    </>
  )
}
