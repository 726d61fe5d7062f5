import type { ReactNode } from 'react'

/** What it holds where there is room for it, else something shorter. The browser decides, nothing is measured (fits.css). */
export const Fits = ({ children, otherwise }: { children: ReactNode; otherwise: ReactNode }) => (
  <span className="fits">
    <span className="fits-lines">
      <span className="fits-whole">{children}</span>
      <span className="fits-else">{otherwise}</span>
    </span>
  </span>
)
