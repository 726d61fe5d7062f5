import { contract, type InputOf, type OperationId, type OutputOf } from './contract.ts'
import { operationsOf, type Contract, type Input, type OperationSpec, type Output } from './operation.ts'
import { Problem, ProblemBody } from './problems.ts'

export interface CallOptions {
  /** The same key again does nothing twice and gives the same answer. */
  idempotencyKey?: string
  /** Refuse with `version-conflict` unless the row still has this version. */
  ifMatch?: number
  /** One gesture of the person's; one undo takes it back. */
  batch?: string
  signal?: AbortSignal
}

export interface ClientOptions {
  /** `https://cairn.example`; empty in a browser that was served by the same host. */
  address: string
  /** Headers for every call: `Authorization`, or what makes it a browser's. */
  headers?: () => Record<string, string>
  /** Milliseconds after which a call is given up; 30,000 unless told. */
  timeout?: number
  fetch?: typeof fetch
  /** Sees every answer's headers. */
  onAnswer?: (headers: Headers) => void
}

type Call<S extends OperationSpec> = keyof Input<S> extends never
  ? (input?: Record<never, never>, options?: CallOptions) => Promise<Output<S>>
  : Partial<Input<S>> extends Input<S>
    ? (input?: Input<S>, options?: CallOptions) => Promise<Output<S>>
    : (input: Input<S>, options?: CallOptions) => Promise<Output<S>>

type ClientOf<C extends Contract> = { [R in keyof C]: { [N in keyof C[R]]: Call<C[R][N]> } }

export type Client = ClientOf<typeof contract> & {
  /** For callers that have the name of the operation in their hand. */
  call<Id extends OperationId>(id: Id, input: InputOf<Id>, options?: CallOptions): Promise<OutputOf<Id>>
}

/** A typed client of the whole contract. Throws `Problem`; without an answer from the server, `unavailable`. */
export function createClient(options: ClientOptions): Client {
  const specs = new Map<string, OperationSpec>(operationsOf(contract))
  const call = (id: string, input: object = {}, callOptions: CallOptions = {}) => {
    const spec = specs.get(id)
    if (!spec) throw new Error(`There is no operation ${id}`)
    return send(options, spec, input as Record<string, unknown>, callOptions)
  }
  const resources = Object.entries(contract).map(([resource, named]) => [
    resource,
    Object.fromEntries(
      Object.keys(named).map(name => [
        name,
        (input?: object, o?: CallOptions) => call(`${resource}.${name}`, input, o),
      ]),
    ),
  ])
  return { ...Object.fromEntries(resources), call } as Client
}

async function send(client: ClientOptions, spec: OperationSpec, input: Record<string, unknown>, options: CallOptions) {
  const { path, query, body } = split(spec, input)
  const headers: Record<string, string> = { accept: 'application/json', ...client.headers?.() }
  if (body) headers['content-type'] = 'application/json'
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  if (options.ifMatch) headers['if-match'] = `"${options.ifMatch}"`
  if (options.batch) headers['cairn-batch'] = options.batch
  const timeout = AbortSignal.timeout(client.timeout ?? 30_000)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  const init: RequestInit = { method: spec.method, headers, signal, ...(body && { body: JSON.stringify(body) }) }
  let answer: Response
  let text: string
  try {
    answer = await (client.fetch ?? fetch)(`${client.address}/api/v1${path}${query}`, init)
    text = await answer.text()
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new Problem('unavailable', { reason: 'no-answer', detail: 'The server did not answer.' })
  }
  client.onAnswer?.(answer.headers)
  if (!answer.ok) throw problemFrom(answer.status, text)
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

/** The flat input back into path, query string and body, by the names that the operation declares. */
function split(spec: OperationSpec, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams()
  for (const name of Object.keys(spec.query?.def.shape ?? {})) {
    if (rest[name] !== undefined) search.set(name, String(rest[name]))
    delete rest[name]
  }
  return { path, query: search.size > 0 ? `?${search.toString()}` : '', body: spec.body ? rest : undefined }
}

function problemFrom(status: number, text: string): Problem {
  const parsed = ProblemBody.safeParse(json(text))
  if (!parsed.success)
    return new Problem('unavailable', { reason: 'no-answer', detail: `The server answered with ${status}.` })
  const { code, requestId, type: _type, title: _title, status: _status, ...parts } = parsed.data
  return new Problem(code, parts, requestId)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
