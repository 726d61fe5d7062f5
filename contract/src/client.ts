import type { Cairn, InputOf, OperationId, OutputOf } from './contract.ts'
import type { Contract, Input, OperationSpec, Output } from './operation.ts'
import type { ProblemBody } from './problem-body.ts'
import { Problem, problemCodes } from './problems.ts'
import { routes, type Route } from './routes.ts'

export interface CallOptions {
  /** The same key again does nothing twice and gives the same answer. */
  idempotencyKey?: string
  /** Refuse with `version-conflict` unless the row still has this version. */
  ifMatch?: number
  /** One gesture of the person's; one undo takes it back. */
  batch?: string
  /** Whose call it is; refused if the session belongs to somebody else by now. */
  person?: string
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

export type Client = ClientOf<Cairn> & {
  /** For callers that have the name of the operation in their hand. */
  call<Id extends OperationId>(id: Id, input: InputOf<Id>, options?: CallOptions): Promise<OutputOf<Id>>
}

/** A typed client of the whole contract. Throws `Problem`; without an answer from the server, `unavailable`. */
export function createClient(options: ClientOptions): Client {
  const call = (id: OperationId, input: object = {}, callOptions: CallOptions = {}) =>
    send(options, routes[id], input as Record<string, unknown>, callOptions)
  const resources: Record<string, Record<string, unknown>> = {}
  for (const id of Object.keys(routes) as OperationId[]) {
    const [resource = '', name = ''] = id.split('.')
    const calls = (resources[resource] ??= {})
    calls[name] = (input?: object, callOptions?: CallOptions) => call(id, input, callOptions)
  }
  return { ...resources, call } as unknown as Client
}

async function send(client: ClientOptions, route: Route, input: Record<string, unknown>, options: CallOptions) {
  const { path, query, body } = split(route, input)
  const headers: Record<string, string> = { accept: 'application/json', ...client.headers?.() }
  if (body) headers['content-type'] = 'application/json'
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  if (options.ifMatch) headers['if-match'] = `"${options.ifMatch}"`
  if (options.batch) headers['cairn-batch'] = options.batch
  if (options.person) headers['cairn-person'] = options.person
  const timeout = AbortSignal.timeout(client.timeout ?? 30_000)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  const init: RequestInit = { method: route.method, headers, signal, ...(body && { body: JSON.stringify(body) }) }
  let answer: Response
  let text: string
  try {
    answer = await (client.fetch ?? fetch)(`${client.address}/api/v1${path}${query}`, init)
    text = await answer.text()
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw noAnswer('The server did not answer.')
  }
  client.onAnswer?.(answer.headers)
  if (!answer.ok) throw problemFrom(answer.status, text)
  if (answer.status === 204) return undefined
  const told = json(text)
  // A network that wants a log-in first answers anything with a page of its own.
  if (told === undefined) throw noAnswer('Something else answered in place of the server.')
  return told
}

/** The flat input back into path, query string and body, by the names that the operation declares. */
function split(route: Route, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams()
  for (const name of route.query ?? []) {
    if (rest[name] !== undefined) search.set(name, String(rest[name]))
    delete rest[name]
  }
  return { path, query: search.size > 0 ? `?${search.toString()}` : '', body: route.body ? rest : undefined }
}

function problemFrom(status: number, text: string): Problem {
  const body = json(text)
  if (!isProblem(body)) return noAnswer(`The server answered with ${status}.`)
  const { code, requestId, type: _type, title: _title, status: _status, ...parts } = body
  return new Problem(code, parts, requestId)
}

const noAnswer = (detail: string) => new Problem('unavailable', { reason: 'no-answer', detail })

/** What stands between us and the server answers in words of its own. */
function isProblem(body: unknown): body is ProblemBody {
  const { code, requestId } = (body ?? {}) as Partial<ProblemBody>
  return typeof requestId === 'string' && code !== undefined && Object.hasOwn(problemCodes, code)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
