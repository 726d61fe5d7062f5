export type CircleState = 'empty' | 'half' | 'ticked' | 'struck'

/** The four states differ in shape, not only in colour. The tick is always there, so that it can draw itself. */
export function Circle({ state }: { state: CircleState }) {
  const ticked = state === 'ticked'
  return (
    <svg
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 transition-colors ${ticked ? 'text-success' : state === 'empty' ? 'text-control' : 'text-muted'}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <circle cx="8" cy="8" r="6.25" className={`transition-[fill] ${ticked ? 'fill-current' : ''}`} />
      {state === 'half' && <path d="M8 4.75a3.25 3.25 0 0 1 0 6.5z" fill="currentColor" stroke="none" />}
      {state === 'struck' && <path d="M5.5 10.5l5-5" />}
      <path
        d="M5 8.25l2.25 2.25L11 6"
        pathLength="1"
        strokeDasharray="1 2"
        strokeDashoffset={ticked ? 0 : 1.2}
        className="stroke-surface transition-[stroke-dashoffset] duration-160"
      />
    </svg>
  )
}
