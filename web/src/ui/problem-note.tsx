import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** An error where it happened: what happened, what is safe, what to do. */
export function ProblemNote(props: {
  what: string
  safe?: string | undefined
  /** The way out: a button or two. */
  actions?: ReactNode
  /** What to quote when asking for help. */
  reference?: string | undefined
}) {
  return (
    <div role="alert" className="flex gap-2 rounded-control border border-line bg-sunken p-3">
      <Icon name="warning" className="level text-danger" />
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">{props.what}</p>
        {props.safe && <p className="text-muted">{props.safe}</p>}
        {props.actions && <div className="flex flex-wrap gap-2 pt-1">{props.actions}</div>}
        {props.reference && (
          <p className="text-meta text-muted">
            Reference <span className="font-mono select-all">{props.reference}</span>
          </p>
        )}
      </div>
    </div>
  )
}
