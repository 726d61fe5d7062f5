import type { OperationSpec } from '@cairn/contract/operation'

/** A request in parts, before anybody has put them together; `body` is set when the operation takes one. */
export interface Parts {
  method: string
  path: string
  query: Record<string, unknown>
  body: Record<string, unknown> | undefined
  headers: Record<string, string>
}

/** The flat input of an operation as the parts of its request. */
export function partsOf(spec: OperationSpec, input: object, token?: string): Parts {
  const rest = structuredClone(input) as Record<string, unknown>
  const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const names = Object.keys(spec.query?.def.shape ?? {})
  const query = Object.fromEntries(Object.entries(rest).filter(([name]) => names.includes(name)))
  for (const name of names) delete rest[name]
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return { method: spec.method, path: `/api/v1${path}`, query, body: spec.body ? rest : undefined, headers }
}

/** Sends it, and tells what came back as it came. */
export async function ask(address: string, spec: OperationSpec, input: object, token?: string) {
  const { method, path, query, body, headers } = partsOf(spec, input, token)
  const search = new URLSearchParams(query as Record<string, string>).toString()
  const answer = await fetch(`${address}${path}?${search}`, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}
