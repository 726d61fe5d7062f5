import { generateKeyBetween } from 'fractional-indexing'
import * as z from 'zod/mini'
import { colors } from './choices.ts'
import { isStorable } from './dates.ts'

/** UUIDv7, lower case. Clients make ids themselves, so that work offline has its final names. */
export const Id = z
  .string()
  .check(
    z.regex(
      /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      'This must be an id: a UUID in lower case.',
    ),
  )

/** RFC 3339 in UTC, always 24 characters: `2026-11-21T09:00:00.000Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/))

/** Any RFC 3339 instant of the years 1970 to 9998, turned into the wire form. */
export const InstantInput = z.pipe(
  z.iso.datetime({ offset: true }).check(z.refine(inRange, 'The instant must lie in the years 1970 to 9998.')),
  z.transform((text: string) => new Date(text).toISOString()),
)

/** A calendar date without a zone: `2026-11-21`. */
export const CalendarDate = z.iso.date().check(z.refine(isStorable, 'The date must lie in the years 1970 to 9998.'))

/** A time zone of the IANA database: `Europe/Berlin`. */
export const TimeZone = z.string().check(z.maxLength(64), z.refine(isTimeZone, 'This time zone is not known.'))

export const Position = z
  .string()
  .check(z.maxLength(200), z.refine(isPosition, 'This must be a position: take it from a row or make one between two.'))

export const Color = z.enum(colors)
export type Color = z.output<typeof Color>

/** Text on one line, trimmed, without control characters. */
export const line = (max: number, min = 1) =>
  z.string().check(
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
    z.refine(text => !CONTROL.test(text), 'This must not contain line breaks or control characters.'),
  )

/** Six digits; spaces are forgiven, for that is how people copy them. */
export const SixDigits = z.pipe(
  z.string().check(z.maxLength(20)),
  z.pipe(
    z.transform((text: string) => text.replaceAll(/\s/g, '')),
    z.string().check(z.regex(/^\d{6}$/, 'The code has six digits.')),
  ),
)

/** Rows are versioned by counting their writes from 1. */
export const Version = z.int().check(z.minimum(1))

/** Query strings carry text only. */
export const Flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((text: 'true' | 'false') => text === 'true'),
)

/** Several in a query string, with commas. */
export function listOf<T extends z.ZodMiniType<string, string>>(one: T) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((text: string) => text.split(',').map(word => word.trim())),
    ),
    z.array(one),
  )
}

export const PageQuery = z.strictObject({
  /** Rows a page, 1 to 100. */
  limit: z._default(z.coerce.number<number>().check(z.minimum(1), z.maximum(100), z.int()), 20),
  /** `nextCursor` of the page before. */
  cursor: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(1000))),
})

export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.nullable(z.string()) })

export type Page<T> = { items: T[]; nextCursor: string | null }

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/

function inRange(text: string) {
  const at = Date.parse(text)
  return at >= 0 && at < Date.UTC(9999, 0, 1)
}

function isTimeZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return !/^[+-]/.test(name)
  } catch {
    return false
  }
}

function isPosition(key: string) {
  try {
    generateKeyBetween(key, null)
    return /^[0-9A-Za-z]+$/.test(key)
  } catch {
    return false
  }
}
