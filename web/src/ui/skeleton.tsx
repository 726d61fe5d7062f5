const lengths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3', 'w-3/4']

/** Rows to come, in the place they will have. It shows after 150 ms: a quick answer needs no announcement. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="skeleton">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex min-h-(--row) items-center gap-2 px-3">
          <span className="mx-1 size-4 shrink-0 rounded-full bg-press" />
          <span className={`h-3 rounded-sm bg-press ${lengths[index % lengths.length]}`} />
        </div>
      ))}
    </div>
  )
}
