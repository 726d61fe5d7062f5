import type { MouseEvent, PointerEvent, ReactNode, RefCallback } from 'react'
import { classes } from './classes.ts'

export type RowProps = {
  /** What opens the row, and the one stop of the keyboard in it. */
  title: string
  /** With an address it is a link: it can be opened in a new tab. */
  href?: string | undefined
  onOpen: () => void
  titleRef?: RefCallback<HTMLElement> | undefined
  /** A list that is walked by arrows gives 0 to one row and -1 to the others. */
  tabIndex?: number | undefined
  /** Sixteen pixels or a CircleToggle at the head. */
  lead?: ReactNode
  /** Small things after the title: dots with names, counts. */
  note?: ReactNode
  /** The fixed columns at the end, in the widths of `--row-columns`; `null` keeps its place free. */
  columns?: readonly ReactNode[]
  /** A button of the class `row-more` at the very end. */
  more?: ReactNode
  /** Where the keyboard is. */
  current?: boolean | undefined
  selected?: boolean | undefined
  /** Behind us: struck through and grey. */
  done?: boolean | undefined
}

/** One thing of a list. The whole row opens; controls in its slots stay their own. */
export function Row({ title, href, onOpen, titleRef, tabIndex, ...row }: RowProps) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen()
  }
  const Title = href ? 'a' : 'button'
  return (
    <div className="row" data-current={row.current || undefined} data-selected={row.selected || undefined}>
      <div className="row-lead">{row.lead}</div>
      <Title
        ref={titleRef}
        {...(href ? { href } : { type: 'button' })}
        tabIndex={tabIndex}
        // Where a title is cut off, its end is.
        dir="auto"
        onClick={open}
        onPointerEnter={showCutOff}
        className={classes('row-title', row.done && 'text-muted line-through')}
      >
        {title}
      </Title>
      <div className="row-meta">
        <div className="row-note">{row.note}</div>
        {row.columns?.map((column, index) => (
          <div key={index} className="row-column">
            {column}
          </div>
        ))}
      </div>
      {row.more}
    </div>
  )
}

// Only a title that is cut off is worth a tooltip, and only the browser knows which.
function showCutOff({ currentTarget: title }: PointerEvent<HTMLElement>) {
  title.title = title.scrollWidth > title.clientWidth ? title.textContent : ''
}
