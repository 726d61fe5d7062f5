export function Spinner() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="spinner size-4 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden
    >
      <circle cx="8" cy="8" r="6.25" opacity="0.25" />
      <path d="M8 1.75A6.25 6.25 0 0 1 14.25 8" strokeLinecap="round" />
    </svg>
  )
}
