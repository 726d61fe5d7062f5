import type { Nodes, Table as TableNode, TableRow } from 'mdast'
import type { ReactNode } from 'react'

/** Its first row names the columns. */
export function Table({ node, inside }: { node: TableNode; inside: (nodes: readonly Nodes[]) => ReactNode }) {
  const [head, ...rows] = node.children
  const cells = (row: TableRow, Cell: 'th' | 'td') =>
    row.children.map((cell, at) => (
      <Cell key={at} style={{ textAlign: node.align?.[at] ?? undefined }}>
        {inside(cell.children)}
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
