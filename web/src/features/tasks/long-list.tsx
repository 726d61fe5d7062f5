import type { ReactElement } from 'react'
import { WindowVirtualizer } from 'virtua'

/** Of so many lines, only those near the window are made and in the document. */
export function LongList({ length, children }: { length: number; children: (index: number) => ReactElement }) {
  return <WindowVirtualizer data={{ length }}>{(_, index) => children(index)}</WindowVirtualizer>
}
