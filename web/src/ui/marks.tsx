import type { ReactNode } from 'react'

/** A part of a text in UTF-16 units, and what is said of it. */
export interface Mark {
  from: number
  to: number
  tone: 'understood' | 'mistake'
}

/** The text of a field once more, over it and invisible but for its marks. The field scrolls it along. */
export function Marks({ text, marks, className }: { text: string; marks: readonly Mark[]; className: string }) {
  const pieces: ReactNode[] = []
  let at = 0
  for (const { from, to, tone } of marks) {
    if (from < at) continue
    pieces.push(
      text.slice(at, from),
      <mark key={from} className={`mark-${tone}`}>
        {text.slice(from, to)}
      </mark>,
    )
    at = to
  }
  return (
    <div aria-hidden className={`${className} marks`}>
      <span dir="auto">
        {pieces}
        {/* A last line without letters takes room in a field, so it must here. */}
        {`${text.slice(at)}\u200b`}
      </span>
    </div>
  )
}

/** Where the field has been scrolled to, its marks follow. */
export function scrollMarks({ currentTarget: field }: { currentTarget: HTMLElement }) {
  const marks = field.parentElement?.querySelector('.marks')
  marks?.scrollTo(field.scrollLeft, field.scrollTop)
}
