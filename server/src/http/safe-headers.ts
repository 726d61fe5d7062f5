import type { FastifyReply, FastifyRequest } from 'fastify'

/** On every answer, whatever it is. `secure`: people reach us by https. */
export function safeHeaders({ secure }: { secure: boolean }) {
  const hsts: Header = ['strict-transport-security', 'max-age=31536000; includeSubDomains']
  const all = secure ? [...SAFE, hsts] : SAFE
  return (request: FastifyRequest, reply: FastifyReply): void => {
    reply.header('x-request-id', request.id)
    for (const [name, value] of all) if (!reply.hasHeader(name)) reply.header(name, value)
  }
}

/** Scripts and styles are files of ours, never text in a page; nothing is fetched from elsewhere, or shown inside of it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  // No policy is named: there is nothing that may turn text into script.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** What no page of ours asks of a browser. Passkeys are not among it. */
const PERMISSIONS_POLICY = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map(feature => `${feature}=()`)
  .join(', ')

type Header = readonly [name: string, value: string]

const SAFE: Header[] = [
  ['content-security-policy', CONTENT_SECURITY_POLICY],
  ['permissions-policy', PERMISSIONS_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
]
