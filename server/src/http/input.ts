import { didYouMean } from '@cairn/contract/did-you-mean'
import type { OperationSpec } from '@cairn/contract/operation'
import { invalid, problem } from '@cairn/contract/problems'
import type { FastifyRequest } from 'fastify'

/** Path, query and body as one flat input; a name that is given twice is not ours to choose between. */
export function inputOf(request: FastifyRequest, spec: OperationSpec): Record<string, unknown> {
  const params = request.params as Record<string, unknown>
  const query = inOurWords(request.query as Record<string, unknown>, spec)
  const body = inOurWords(bodyOf(request, spec), spec)
  for (const name of [...Object.keys(query), ...Object.keys(body)]) {
    if (Object.hasOwn(params, name) || (Object.hasOwn(query, name) && Object.hasOwn(body, name))) {
      throw invalid(`/${name}`, 'This is given twice.')
    }
  }
  for (const name of Object.keys(query)) {
    const known = spec.query?.def.shape ?? {}
    if (Object.hasOwn(known, name)) continue
    throw invalid(`/${name}`, `This parameter is not known here.${didYouMean(name, Object.keys(known))}`)
  }
  const input = { ...params, ...query, ...body }
  refuseUnstorable(input)
  return input
}

/** What other systems call it, as the operation calls it; from here on there is one name for each thing. */
function inOurWords(part: Record<string, unknown>, { aliases = {} }: OperationSpec): Record<string, unknown> {
  const used = Object.keys(aliases).filter(name => Object.hasOwn(part, name))
  if (used.length === 0) return part
  const named = { ...part }
  for (const name of used) {
    const { means, ours } = aliases[name]! // its own key
    const other = means.find(one => Object.hasOwn(part, one))
    if (other) throw invalid(`/${name}`, `This is given twice: it is another name of “${other}”.`)
    delete named[name]
    Object.assign(named, ours(part[name]))
  }
  return named
}

function bodyOf(request: FastifyRequest, spec: OperationSpec): Record<string, unknown> {
  const { body } = request
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) throw invalid('', 'The body must be a JSON object.')
  // Many programs send an empty object with whatever is no GET.
  if (!spec.body && Object.keys(body).length === 0) return {}
  if (!spec.body) throw invalid('', 'This operation takes no body.')
  if (isTooDeep(body, 20)) throw invalid('', 'The body is nested too deep.')
  return body as Record<string, unknown>
}

/** JavaScript's strings can hold what is not Unicode text, JSON can carry it, and no database takes it. */
function refuseUnstorable(input: object) {
  const errors = unstorable(input, '').map(pointer => ({
    pointer,
    detail: 'This contains a character that is not text.',
  }))
  if (errors.length > 0) throw problem('invalid-request', { errors })
}

function unstorable(value: unknown, pointer: string): string[] {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [pointer] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => unstorable(inner, `${pointer}/${name}`))
}

const isTooDeep = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some(inner => isTooDeep(inner, levels - 1)))
