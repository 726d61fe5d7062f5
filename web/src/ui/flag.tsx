const bars = [2, 5, 8, 11]

/** A flag of one to four bars, from the top, so that each has an outline of its own. The word for it stands beside it or in `label`. */
export function Flag({ level, label }: { level: 1 | 2 | 3 | 4; label?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 ${level > 2 ? 'text-text' : 'text-muted'}`}
      fill="currentColor"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={!label}
    >
      {/* On whole pixels: two of bar, one of air. */}
      <path d="M2 1h1.5v14H2z" />
      {bars.slice(0, level).map(y => (
        <path key={y} d={`M4.5 ${y}H14v2H4.5z`} />
      ))}
    </svg>
  )
}
