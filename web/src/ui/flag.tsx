const bars = [2.75, 5.25, 7.75, 10.25]

/** A flag of one to four bars, filled from the top. The word for it stands beside it or in `label`. */
export function Flag({ level, label }: { level: 1 | 2 | 3 | 4; label?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 ${level === 4 ? 'text-text' : 'text-muted'}`}
      stroke="currentColor"
      strokeWidth="1.5"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={!label}
    >
      <path d="M2.75 2v12.5" />
      {bars.map((y, index) => (
        <path key={y} d={`M3.5 ${y}h10`} opacity={index < level ? 1 : 0.25} />
      ))}
    </svg>
  )
}
