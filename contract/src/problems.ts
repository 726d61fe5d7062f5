/** The dozen ways a request can fail (RFC 9457); what differs inside one is its `reason`. */
export const problemCodes = {
  'malformed-request': { status: 400, title: 'The request could not be read' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'This conflicts with what is already there' },
  gone: { status: 410, title: 'No longer available' },
  'version-conflict': { status: 412, title: 'It was changed in the meantime' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'This content type is not understood' },
  'invalid-request': { status: 422, title: 'Something in the request is not valid' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not available at the moment' },
} as const

export type ProblemCode = keyof typeof problemCodes

export interface FieldError {
  /** JSON pointer into the operation's input: `/title`. */
  pointer: string
  detail: string
  /** Where in a text that has a grammar, counted in UTF-16 units from 0: the first, and the one behind the last. */
  from?: number
  to?: number
}

export interface ProblemParts {
  /** Tells programs apart what people read in `detail`: `username-taken`. */
  reason?: string
  detail?: string
  errors?: FieldError[]
  /** Whole seconds, sent as Retry-After. */
  retryAfter?: number
  /** The row as it is now, with a version-conflict. */
  current?: unknown
}

/** An expected refusal. Anything else that is thrown is a defect and becomes `internal`. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly parts: ProblemParts
  readonly requestId: string | undefined

  constructor(code: ProblemCode, parts: ProblemParts = {}, requestId?: string) {
    super(parts.detail ?? problemCodes[code].title)
    this.name = 'Problem'
    this.code = code
    this.parts = parts
    this.requestId = requestId
  }

  get status() {
    return problemCodes[this.code].status
  }

  get reason() {
    return this.parts.reason
  }
}

/** `throw problem('conflict', { reason: 'username-taken' })` */
export function problem(code: ProblemCode, parts?: ProblemParts): Problem {
  return new Problem(code, parts)
}

/** What is wrong at one place of an input: `throw invalid('/labelIds/0', 'There is no such label.')` */
export const invalid = (pointer: string, detail: string) =>
  problem('invalid-request', { errors: [{ pointer, detail }] })
