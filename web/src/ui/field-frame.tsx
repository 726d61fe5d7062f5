import { useId, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { useDisabled, type DisabledReason } from './disabled.tsx'
import { Icon } from './icon.tsx'

export type FrameProps = {
  label: string
  /** The label is read out but not shown: a placeholder or the place says it. */
  labelHidden?: boolean | undefined
  hint?: ReactNode
  /** What is wrong and how to mend it. */
  error?: string | undefined
  disabledReason?: DisabledReason
  /** `bare`: no border and no ground, for text that is edited where it is read. */
  look?: 'boxed' | 'bare'
}

/** What Field, TextArea and Select share: the ids that tie label, hint and error to the control. */
export function useFrame({ hint, error, disabledReason, look }: FrameProps) {
  const id = useId()
  const disabled = useDisabled(disabledReason)
  const described = [error ? `${id}-error` : hint && `${id}-hint`, disabled.attributes['aria-describedby']]
  return {
    id,
    description: disabled.description,
    control: {
      ...disabled.attributes,
      id,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
      className: look === 'bare' ? 'input-bare' : 'input',
    },
  }
}

export function FieldFrame(props: FrameProps & { id: string; description: ReactNode; children: ReactNode }) {
  const { id, label, labelHidden, hint, error } = props
  return (
    <div className={classes('min-w-0', props.look !== 'bare' && 'grid gap-1')}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-secondary font-medium'}>
        {label}
      </label>
      {props.children}
      {props.description}
      {error ? (
        <p id={`${id}-error`} className="flex gap-1 text-secondary text-danger">
          <Icon name="warning" className="mt-0.5" />
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="text-secondary text-muted">
            {hint}
          </p>
        )
      )}
    </div>
  )
}
