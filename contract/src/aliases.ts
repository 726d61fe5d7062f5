import * as z from 'zod/mini'
import { CalendarDate, InstantInput } from './fields.ts'

/** A name that other systems have for what an operation takes. It is understood in requests and never answered. */
export interface Alias {
  /** Our names for it; where there are several, what is given decides. */
  means: readonly [string, ...string[]]
  takes: z.ZodMiniType
  /** The same under our names; what cannot be it goes under the first, and is refused there. */
  ours(given: unknown): Record<string, unknown>
}

/** When it is due, be it a day or an instant; `null` takes away either. */
export const deadline: Alias = {
  means: ['dueOn', 'dueAt'],
  takes: z.nullable(z.union([CalendarDate, InstantInput])),
  ours(given) {
    if (given === null) return { dueOn: null, dueAt: null }
    return typeof given === 'string' && given.includes('T') ? { dueAt: given } : { dueOn: given }
  },
}

export const anotherName = (name: string, takes: z.ZodMiniType): Alias => ({
  means: [name],
  takes,
  ours: given => ({ [name]: given }),
})
