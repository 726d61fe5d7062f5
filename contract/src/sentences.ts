import type * as z from 'zod/mini'
import type { FieldError } from './problems.ts'

type Issue = z.core.$ZodIssue

/** What to say behind the sentence about a name that is not known; nothing in a form, which has no such names. */
type Hint = (name: string) => string

/** Turns what the schema found into sentences a person understands, one for each place: the first thing to mend there. */
export function fieldErrors(issues: readonly Issue[], input: unknown, hint: Hint = () => ''): FieldError[] {
  const errors = issues.flatMap(issue => errorsOf(issue, input, hint))
  return errors.filter(({ pointer: place }, i) => errors.findIndex(error => error.pointer === place) === i)
}

function errorsOf(issue: Issue, input: unknown, hint: Hint): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    const near = issue.path.length === 0 ? hint : () => ''
    return issue.keys.map(key => ({
      pointer: pointer([...issue.path, key]),
      detail: `This field is not known here.${near(key)}`,
    }))
  }
  if (issue.code === 'invalid_union') {
    const closest = closestOption(issue.errors)
    if (closest)
      return closest.flatMap(inner => errorsOf({ ...inner, path: [...issue.path, ...inner.path] }, input, hint))
  }
  return [{ pointer: pointer(issue.path), detail: sentence(issue, at(input, issue.path)) }]
}

/** Of several alternatives, the one that the input comes closest to: fewest complaints about unknown or missing fields. */
function closestOption(options: Issue[][]): Issue[] | undefined {
  const complaints = (issues: Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1), 0)
  return options.toSorted((a, b) => complaints(a) - complaints(b))[0]
}

function sentence(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'This is required.' : `This must be ${KIND[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return value === undefined ? 'This is required.' : `This must be one of: ${issue.values.join(', ')}.`
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'invalid_format':
      return FORMAT[issue.format] ?? own(issue.message) ?? 'This does not have the form that is expected here.'
    default:
      return own(issue.message) ?? 'This is not valid.'
  }
}

function tooSmall(origin: string, minimum: number) {
  if (origin === 'string')
    return minimum === 1 ? 'This must not be empty.' : `This must have at least ${minimum} characters.`
  if (origin === 'array' || origin === 'set') return `This must have at least ${minimum} entries.`
  return `This must be at least ${minimum}.`
}

function tooBig(origin: string, maximum: number) {
  if (origin === 'string') return `This must have at most ${maximum} characters.`
  if (origin === 'array' || origin === 'set') return `This must have at most ${maximum} entries.`
  return `This must be at most ${maximum}.`
}

/** zod/mini ships no texts: it says "Invalid input" for everything that has no sentence of ours. */
const own = (message: string | undefined) => (message && message !== 'Invalid input' ? message : undefined)

const KIND: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
}

const FORMAT: Record<string, string> = {
  date: 'This must be a calendar date such as 2026-11-21.',
  datetime: 'This must be an instant such as 2026-11-21T09:00:00Z.',
  email: 'This must be an e-mail address.',
}

const pointer = (path: PropertyKey[]) =>
  path.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value)
}
