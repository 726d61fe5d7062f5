import type { List as ListNode, ListItem, Nodes } from 'mdast'
import type { ReactNode } from 'react'
import { statusNames } from '../../app/en-task.ts'
import { Icon } from '../../ui/icon.tsx'

/** With points or numbers; an item may be something to tick off, and says whether it is. */
export function List({ node, inside }: { node: ListNode; inside: (nodes: readonly Nodes[]) => ReactNode }) {
  const items = node.children.map((item, at) => (
    <li key={at} className={typeof item.checked === 'boolean' ? 'markdown-task' : undefined}>
      {typeof item.checked === 'boolean' && <Box ticked={item.checked} />}
      {inside(item.spread ? item.children : tight(item))}
    </li>
  ))
  return node.ordered ? <ol start={node.start ?? 1}>{items}</ol> : <ul>{items}</ul>
}

/** Lines that follow each other are no paragraphs. */
const tight = (item: ListItem) =>
  item.children.flatMap((child): Nodes[] => (child.type === 'paragraph' ? child.children : [child]))

const Box = ({ ticked }: { ticked: boolean }) => (
  <>
    <span className="markdown-box">{ticked && <Icon name="check" className="scale-75" />}</span>
    <span className="sr-only">{ticked ? statusNames.completed : statusNames.pending}: </span>
  </>
)
