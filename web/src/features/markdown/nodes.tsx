import type { Nodes, Parents } from 'mdast'
import { Fragment, type ReactNode } from 'react'
import { List } from './list.tsx'
import type { Reading } from './read-markdown.ts'
import { safeAddress } from './safe-address.ts'
import { Table } from './table.tsx'

/** Quotations in quotations: nobody means more, and each level is a call in a call. */
const DEEPEST = 20

interface NodeProps {
  node: Nodes
  reading: Reading
  depth: number
}

export const NodesOf = ({ nodes, ...rest }: { nodes: readonly Nodes[] } & Omit<NodeProps, 'node'>) =>
  // A text is read anew as a whole, so places do for keys.
  nodes.map((node, at) => <OneNode key={at} node={node} {...rest} />)

function OneNode({ node, reading, depth }: NodeProps) {
  if (depth > DEEPEST) return <Written node={node} reading={reading} />
  const nodesInside = (nodes: readonly Nodes[]) => <NodesOf nodes={nodes} reading={reading} depth={depth + 1} />
  const inside = (parent: Parents) => nodesInside(parent.children)
  switch (node.type) {
    case 'text':
      return node.value
    case 'paragraph':
      return <p>{inside(node)}</p>
    case 'heading': {
      // The panel is a heading of the second level.
      const Heading = `h${Math.min(node.depth + 2, 6) as 3 | 4 | 5 | 6}` as const
      return <Heading>{inside(node)}</Heading>
    }
    case 'emphasis':
      return <em>{inside(node)}</em>
    case 'strong':
      return <strong>{inside(node)}</strong>
    case 'delete':
      return <del>{inside(node)}</del>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      )
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'blockquote':
      return <blockquote>{inside(node)}</blockquote>
    case 'list':
      return <List node={node} inside={nodesInside} />
    case 'table':
      return <Table node={node} inside={nodesInside} />
    case 'link':
      return <Link url={node.url}>{inside(node)}</Link>
    case 'linkReference':
      return <Link url={reading.definitions.get(node.identifier)?.url}>{inside(node)}</Link>
    case 'image':
      return <Picture url={node.url} alt={node.alt} />
    case 'imageReference':
      return <Picture url={reading.definitions.get(node.identifier)?.url} alt={node.alt} />
    case 'definition':
      return null
    default:
      // HTML among them: as it was written.
      return <Written node={node} reading={reading} />
  }
}

function Link({ url = '', children }: { url?: string | undefined; children: ReactNode }) {
  const address = safeAddress(url)
  if (!address) return children
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  )
}

/** Fetching it would tell a stranger that this was read. */
const Picture = ({ url, alt }: { url: string | undefined; alt: string | null | undefined }) => (
  <Link url={url}>{alt || url}</Link>
)

const Written = ({ node: { position }, reading }: Pick<NodeProps, 'node' | 'reading'>) => (
  <Fragment>{reading.text.slice(position?.start.offset, position?.end.offset)}</Fragment>
)
