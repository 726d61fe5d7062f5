import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { tip } from '../ui/tip.ts'
import { useIsAt } from './navigate.ts'

/** A line of the sidebar; on the rail, only its sign. */
export function NavLink(props: { to: string; icon: ReactNode; children: string; keys?: string; count?: ReactNode }) {
  const here = useIsAt(props.to)
  return (
    <Link
      href={props.to}
      aria-current={here ? 'page' : undefined}
      className="nav-link"
      {...tip(props.children, props.keys)}
    >
      <span className="grid size-4 flex-none place-items-center">{props.icon}</span>
      <span className="nav-word min-w-0 grow truncate text-left" dir="auto">
        {props.children}
      </span>
      {props.count}
    </Link>
  )
}

/** How many tasks wait there; nothing says more than a zero. */
export function NavCount({ count, label }: { count: number; label: string }) {
  if (count === 0) return null
  return (
    <span className="nav-word flex-none text-meta text-muted">
      <span aria-hidden>{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
