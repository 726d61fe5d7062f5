import { isIPv6 } from 'node:net'

/** Where people on this machine find a server that listens on `host`, when nobody has said where it is reached: always a URL. */
export function addressOf(host: string, port: number): string {
  const address = `http://${isIPv6(host) ? `[${host}]` : host}:${port}`
  const isOwn = isLoopback(host) || isWildcard(host) || !URL.canParse(address)
  return isOwn ? `http://localhost:${port}` : address
}

/** Whether nobody else's machine reaches what listens there. */
export const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** All addresses of the machine, `0.0.0.0` or `::` however it is written; none of them is one to go to. */
const isWildcard = (host: string) => /^[0.:]+$/.test(host)
