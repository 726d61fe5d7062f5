import type { ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

/** One sentence, one action, its key. */
export function EmptyState({ children, action, keys }: { children: ReactNode; action?: ReactNode; keys?: string }) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-12 text-center text-muted">
      <p className="max-w-80 text-balance">{children}</p>
      {action}
      {keys && (
        // A phone has no keys to press.
        <p className="text-meta pointer-coarse:hidden">
          or press <Kbd keys={keys} />
        </p>
      )}
    </div>
  )
}
