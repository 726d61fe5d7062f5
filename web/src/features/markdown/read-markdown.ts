import type { Definition, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** What a part of a text may need of the rest. */
export interface Reading {
  text: string
  /** Where links lead that name their address elsewhere. */
  definitions: ReadonlyMap<string, Definition>
}

/** Markdown as on GitHub, as a tree. Nothing in it is trusted yet. */
export function readMarkdown(text: string): Reading & { root: Root } {
  const root = treeOf(text)
  const definitions = new Map<string, Definition>()
  for (const node of root.children)
    // Of two of a name the first counts.
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  return { text, root, definitions }
}

function treeOf(text: string): Root {
  if (!isEndless(text))
    try {
      return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    } catch (failure) {
      // Parts in parts, deeper than calls can go.
      if (!(failure instanceof RangeError)) throw failure
    }
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] }
}

/** What nobody writes, and whose reading takes the square of its length: ten kilobytes would keep the browser for minutes. */
const isEndless = (text: string) => DEEP.test(text) || MANY.some(mark => (text.match(mark)?.length ?? 0) > 1000)

/** Lists and quotations in each other, begun in one line. */
const DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){12}/m

const MANY = [/[*_~]+/g, /\[/g]
