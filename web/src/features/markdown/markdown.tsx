import { useMemo } from 'react'
import { readMarkdown } from './read-markdown.ts'
import { NodesOf } from './nodes.tsx'
import './markdown.css'

/**
 * Somebody's text as it is meant. Each element is made from the tree, so that HTML in the text stays letters, and a link
 * leads only where safe-address.ts lets it.
 */
export function Markdown({ text }: { text: string }) {
  const { root, ...reading } = useMemo(() => readMarkdown(text), [text])
  return (
    <div dir="auto" className="markdown">
      <NodesOf nodes={root.children} reading={reading} depth={0} />
    </div>
  )
}
