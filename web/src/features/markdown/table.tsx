import type { Table as TableNode, TableRow } from 'mdast'
import { NodesOf, type NodeProps } from './nodes.tsx'

/** Its first row names the columns. */
export function Table({ node, reading, depth }: NodeProps<TableNode>) {
  const [head, ...rows] = node.children
  const cells = (row: TableRow, Cell: 'th' | 'td') =>
    row.children.map((cell, at) => (
      <Cell key={at} style={{ textAlign: node.align?.[at] ?? undefined }}>
        <NodesOf nodes={cell.children} reading={reading} depth={depth + 3} />
      </Cell>
    ))
  return (
    <table>
      {head && (
        <thead>
          <tr>{cells(head, 'th')}</tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>{cells(row, 'td')}</tr>
        ))}
      </tbody>
    </table>
  )
}
