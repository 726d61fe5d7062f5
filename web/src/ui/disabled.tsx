import { useId, type ReactNode, type SyntheticEvent } from 'react'
import { tip } from './tip.ts'

/** Why a control cannot be used now. Absent: it can. */
export type DisabledReason = string | undefined

type DisabledAttributes = { 'aria-disabled'?: true; 'aria-describedby'?: string; 'data-tip'?: string }

/**
 * A disabled control stays focusable and says why: to the eye in the tooltip, to assistive technology as its description.
 * Spread `attributes` over the control and render `description` beside it.
 */
export function useDisabled(reason: DisabledReason): { attributes: DisabledAttributes; description: ReactNode } {
  const id = useId()
  if (!reason) return { attributes: {}, description: null }
  return {
    attributes: { 'aria-disabled': true, 'aria-describedby': id, ...tip(reason) },
    description: (
      <span id={id} hidden>
        {reason}
      </span>
    ),
  }
}

/** In place of a handler of a disabled control. A submit button would otherwise still submit. */
export function refuse(event: SyntheticEvent) {
  event.preventDefault()
  event.stopPropagation()
}
