import { isIP } from 'node:net'

/** Who passkeys are made for: the domain they are bound to, and the only pages that may ask for them. */
export interface RelyingParty {
  id: string
  origin: string
}

/**
 * From the configured address, never from a request: whoever could choose it could pass on what another page was given. An
 * address in digits cannot have passkeys (a domain is what they are bound to); then they work on the machine itself.
 */
export function relyingParty(publicUrl: string): RelyingParty {
  const url = new URL(publicUrl)
  if (isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 0) url.hostname = 'localhost'
  return { id: url.hostname, origin: url.origin }
}
