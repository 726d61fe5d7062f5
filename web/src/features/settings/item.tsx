import type { ReactNode } from 'react'

/** One of several things that are somebody's: what it is, what is known of it, what can be done with it. */
export function Item(props: { title: string; mark?: string | undefined; notes: string[]; children?: ReactNode }) {
  return (
    <li className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <div className="grid min-w-0 grow">
        <p>
          {props.title}
          {props.mark && <span className="ml-2 text-meta font-medium text-accent">{props.mark}</span>}
        </p>
        <p className="text-secondary text-muted">{props.notes.join(' · ')}</p>
      </div>
      {props.children}
    </li>
  )
}
