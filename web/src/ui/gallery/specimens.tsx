import { useId, type ReactNode } from 'react'

export function Specimens({ of, children }: { of: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="specimens">
      <h2 id={id}>{of}</h2>
      {children}
    </section>
  )
}
