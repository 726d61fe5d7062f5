const bars = [3.25, 5.75, 8.25, 10.75]

/** A flag of one to four bars, filled from below like a signal. The word for it stands beside it or in `label`. */
export function Flag({ level, label }: { level: 1 | 2 | 3 | 4; label?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 ${level === 4 ? 'text-text' : 'text-muted'}`}
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={!label}
    >
      <path d="M3.25 2.5v11.25" />
      {bars.map((y, index) => (
        <path key={y} d={`M6.25 ${y}h7`} opacity={index < 4 - level ? 0.25 : 1} />
      ))}
    </svg>
  )
}
