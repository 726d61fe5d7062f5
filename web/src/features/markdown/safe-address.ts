const PROTOCOLS = ['http:', 'https:', 'mailto:']

/** Where a link of somebody's text may lead: to a page or a mailbox, never into this page. */
export function safeAddress(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined
  const { protocol, href } = new URL(written)
  return PROTOCOLS.includes(protocol) ? href : undefined
}
